package io.ticketledger.query.timeline;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.LogClock;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.ApprovalRequested;
import io.ticketledger.events.ticket.PriorityChanged;
import io.ticketledger.events.ticket.ResolutionApproved;
import io.ticketledger.events.ticket.ResolutionRejected;
import io.ticketledger.events.ticket.StatusCorrected;
import io.ticketledger.events.ticket.TicketAcknowledged;
import io.ticketledger.events.ticket.TicketAssigned;
import io.ticketledger.events.ticket.TicketClosed;
import io.ticketledger.events.ticket.TicketDeclined;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketDeleted;
import io.ticketledger.events.ticket.TicketOpened;
import io.ticketledger.events.ticket.TicketPutOnHold;
import io.ticketledger.events.ticket.TicketReleased;
import io.ticketledger.events.ticket.TicketReopened;
import io.ticketledger.events.ticket.TicketResolved;
import io.ticketledger.events.ticket.TicketWithdrawn;
import io.ticketledger.events.ticket.TitleChanged;
import io.ticketledger.events.ticket.WorkResumed;
import io.ticketledger.events.ticket.WorkStarted;
import io.ticketledger.query.world.Book.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The same answers the long way: every ticket's events told from the first to the last that had come by then. */
final class Retold {

    private record Shown(TicketStatus status, Priority priority, List<AccountId> agents, @Nullable String team, String title, boolean gone) {

        /** Neither the title nor that it is gone begins anything. */
        private static boolean same(Shown a, Shown b) {
            return a.status == b.status && a.priority == b.priority && sameHands(a, b);
        }

        private static boolean sameHands(Shown a, Shown b) {
            return a.agents.equals(b.agents) && Objects.equals(a.team, b.team);
        }

        private Shown after(TicketEvent event) {
            return switch (event) {
                case TicketAssigned e -> new Shown(status, priority, e.agents(), e.team(), title, gone);
                case TicketReleased _ -> new Shown(status, priority, List.of(), null, title, gone);
                case PriorityChanged e -> new Shown(status, e.priority(), agents, team, title, gone);
                case TitleChanged e -> new Shown(status, priority, agents, team, e.title(), gone);
                case TicketDeleted _ -> new Shown(status, priority, agents, team, title, true);
                case TicketAcknowledged _, TicketReopened _ -> in(TicketStatus.OPEN);
                case WorkStarted _, WorkResumed _, ResolutionRejected _ -> in(TicketStatus.IN_PROGRESS);
                case TicketPutOnHold _ -> in(TicketStatus.ON_HOLD);
                case TicketResolved _ -> in(TicketStatus.RESOLVED);
                case ApprovalRequested _ -> in(TicketStatus.AWAITING_APPROVAL);
                case ResolutionApproved _, TicketClosed _ -> in(TicketStatus.CLOSED);
                case TicketDeclined _ -> in(TicketStatus.REJECTED);
                case TicketWithdrawn _ -> in(TicketStatus.WITHDRAWN);
                case StatusCorrected e -> in(e.to());
                default -> this;
            };
        }

        private Shown in(TicketStatus to) {
            return new Shown(to, priority, agents, team, title, gone);
        }
    }

    private final LogClock clock;
    private final Map<TicketId, List<Line>> stories = new LinkedHashMap<>();

    Retold(List<Line> lines, LogClock clock) {
        this.clock = clock;
        for (Line line : lines) {
            if (line.event() instanceof TicketEvent event) stories.computeIfAbsent(event.ticket(), id -> new ArrayList<>()).add(line);
        }
    }

    List<Standing> standing(Instant at) {
        return stories.values().stream().flatMap(story -> standing(story, at).stream()).toList();
    }

    /** Moves into a final status after the one and until the other instant. */
    long closed(Instant after, Instant until) {
        return stories.values().stream().mapToLong(story -> closings(story).stream().filter(at -> at.isAfter(after) && !at.isAfter(until)).count()).sum();
    }

    /** Tickets that were opened after the one and until the other instant, whatever became of them. */
    long opened(Instant after, Instant until) {
        return stories.values().stream().map(story -> when(story.getFirst())).filter(at -> at.isAfter(after) && !at.isAfter(until)).count();
    }

    private Instant when(Line line) {
        return clock == LogClock.OCCURRED ? line.entry().occurred() : line.entry().recorded();
    }

    private List<Instant> closings(List<Line> story) {
        List<Shown> shown = shown(story);
        List<Instant> closings = new ArrayList<>();
        for (int n = 1; n < shown.size(); n++) {
            if (shown.get(n).status.isTerminal() && shown.get(n).status != shown.get(n - 1).status) closings.add(begin(story, n));
        }
        return closings;
    }

    private Optional<Standing> standing(List<Line> story, Instant at) {
        int come = 0;
        while (come < story.size() && !when(story.get(come)).isAfter(at)) come++;
        if (come == 0) return Optional.empty();
        TicketOpened opened = (TicketOpened) story.getFirst().event();
        List<Shown> shown = shown(story.subList(0, come));
        Shown last = shown.getLast();
        if (last.gone) return Optional.empty();
        int since = since(shown, Shown::same);
        int hands = since(shown, Shown::sameHands);
        return Optional.of(new Standing(opened.ticket(), opened.number(), last.title, last.status, last.priority, last.agents, last.team, opened.requester(),
                story.getFirst().entry().occurred(), since, begin(story, since), begin(story, since(shown, (a, b) -> a.status == b.status)),
                hands == 0 ? null : begin(story, hands)));
    }

    private static List<Shown> shown(List<Line> story) {
        TicketOpened opened = (TicketOpened) story.getFirst().event();
        List<Shown> shown = new ArrayList<>(List.of(new Shown(TicketStatus.NEW, opened.priority(), List.of(), null, opened.title(), false)));
        story.stream().skip(1).forEach(line -> shown.add(shown.getLast().after((TicketEvent) line.event())));
        return shown;
    }

    private static int since(List<Shown> shown, BiPredicate<Shown, Shown> same) {
        int first = shown.size() - 1;
        while (first > 0 && same.test(shown.get(first - 1), shown.getLast())) first--;
        return first;
    }

    private Instant begin(List<Line> story, int version) {
        return story.subList(0, version + 1).stream().map(this::when).max(Instant::compareTo).orElseThrow();
    }
}
