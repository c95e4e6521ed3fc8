package io.ticketledger.server.imports;

import io.ticketledger.events.TicketId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds what the other desk said of a ticket's end against what ours says of it. */
final class Checks {

    /** @param exceptions the first few tickets in which the two differ, by the other desk's key */
    record Result(String what, int equal, int of, List<String> exceptions) {}

    private record Expected(String key, TicketId ticket, Ending ending) {}

    private record Compared(String key, Ending theirs, @Nullable Ending ours) {}

    /** Each takes a connection while it asks. */
    private static final int ASKING = 6;
    private static final int EXAMPLES = 3;

    private static final Map<String, BiPredicate<Ending, Ending>> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("status", (theirs, ours) -> theirs.status() == ours.status());
        QUESTIONS.put("priority", (theirs, ours) -> theirs.priority() == ours.priority());
        QUESTIONS.put("assignee", (theirs, ours) -> theirs.agents().equals(ours.agents()));
        QUESTIONS.put("team", (theirs, ours) -> Objects.equals(theirs.team(), ours.team()));
        QUESTIONS.put("reopen count", (theirs, ours) -> theirs.reopenings() == ours.reopenings());
        QUESTIONS.put("closing time", (theirs, ours) -> Objects.equals(theirs.closed(), ours.closed()));
    }

    private final List<Expected> expected = new ArrayList<>();

    synchronized void expect(History history) {
        expected.add(new Expected(history.key(), history.ticket(), history.ending()));
    }

    /** @param ours how a ticket stands here, null if it is not there at all */
    synchronized List<Result> against(Function<TicketId, @Nullable Ending> ours) {
        List<Compared> compared;
        try (ExecutorService asking = Executors.newFixedThreadPool(ASKING, Thread.ofPlatform().daemon().name("import-check-", 0).factory())) {
            compared = expected.stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> new Compared(each.key, each.ending, ours.apply(each.ticket)), asking))
                    .toList().stream().map(CompletableFuture::join).toList();
        }
        return QUESTIONS.entrySet().stream().map(question -> result(question.getKey(), question.getValue(), compared)).toList();
    }

    private static Result result(String what, BiPredicate<Ending, Ending> isEqual, List<Compared> compared) {
        List<String> exceptions = compared.stream().filter(each -> each.ours == null || !isEqual.test(each.theirs, each.ours)).map(Compared::key).sorted().toList();
        return new Result(what, compared.size() - exceptions.size(), compared.size(), exceptions.stream().limit(EXAMPLES).toList());
    }
}
