package io.ticketledger.benchmarks.growth;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.ExternalReference;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.ticket.ApprovalRequested;
import io.ticketledger.events.ticket.CommentAdded;
import io.ticketledger.events.ticket.FirstResponseGiven;
import io.ticketledger.events.ticket.ResolutionApproved;
import io.ticketledger.events.ticket.TicketAcknowledged;
import io.ticketledger.events.ticket.TicketAssigned;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketOpened;
import io.ticketledger.events.ticket.TicketPutOnHold;
import io.ticketledger.events.ticket.TicketResolved;
import io.ticketledger.events.ticket.WorkResumed;
import io.ticketledger.events.ticket.WorkStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * The life of one made ticket, about as long and about as varied as an incident of the real log: on average a bit more than ten events, twice assigned, once or
 * twice commented on, every fourth on hold for a while, nineteen of twenty closed. Everyone is answered at once, so that no promise is left to be broken.
 */
final class Story {

    static final int ACCOUNTS = 500;

    private static final Instant HIRED = Instant.parse("2020-01-01T00:00:00Z");

    private static final String[] CATEGORIES = {"Category 26", "Category 42", "Category 53", "Category 46", "Category 9", "Category 37"};
    private static final String[] WORDS = {"printer", "mail", "password", "network", "slow", "order", "invoice", "laptop", "screen", "phone", "access", "report"};

    /** What one command led to. */
    record Step(AccountId actor, List<TicketEvent> events) {}

    final TicketId ticket;
    final List<Step> steps = new ArrayList<>();
    private final Random random;
    private final long number;
    private final AccountId requester;
    private final AccountId agent;

    /** @param length so many events, most of them comments, and not closed in the end; 0 for a usual one */
    Story(long number, Instant opened, Random random, int length) {
        this.random = random;
        this.number = number;
        this.ticket = new TicketId(idOf(opened, number));
        this.requester = account(1 + random.nextInt(ACCOUNTS - 1));
        this.agent = account(1 + random.nextInt(ACCOUNTS / 10));
        String team = "Group " + random.nextInt(70);
        Priority priority = random.nextInt(10) == 0 ? Priority.HIGH : random.nextInt(20) == 0 ? Priority.LOW : Priority.MEDIUM;
        step(requester, new TicketOpened(ticket, number, requester, words(4), words(12), priority, Level.MEDIUM, Level.MEDIUM, CATEGORIES[random.nextInt(CATEGORIES.length)],
                "Subcategory " + random.nextInt(150), "Phone", "incident", 120, opened.plus(Duration.ofHours(2)), new ExternalReference("made", "INC" + number)));
        step(account(0), new TicketAcknowledged(ticket, null), new FirstResponseGiven(ticket));
        step(account(0), new TicketAssigned(ticket, List.of(), team));
        step(account(0), new TicketAssigned(ticket, List.of(agent), team));
        step(agent, new WorkStarted(ticket));
        comments(Math.max(random.nextInt(3), length - 6));
        if (length > 0) return;
        if (random.nextInt(4) == 0) {
            step(agent, new TicketPutOnHold(ticket, "Awaiting User Info"));
            if (random.nextInt(10) == 0) return;
            step(agent, new WorkResumed(ticket));
        }
        comments(random.nextInt(2));
        if (random.nextInt(40) == 0) return;
        step(agent, new TicketResolved(ticket, words(6), "code " + random.nextInt(17)));
        step(account(0), new ApprovalRequested(ticket));
        step(requester, new ResolutionApproved(ticket, "Thank you"));
    }

    int events() {
        return steps.stream().mapToInt(step -> step.events().size()).sum();
    }

    static AccountId account(int n) {
        return new AccountId(idOf(HIRED, n));
    }

    /** As a UUIDv7 is laid out. */
    private static UUID idOf(Instant at, long number) {
        return new UUID(at.toEpochMilli() << 16 | 0x7000, 0x8000000000000000L | number);
    }

    private void comments(int count) {
        for (int i = 0; i < count; i++) {
            boolean internal = random.nextInt(3) > 0;
            CommentId comment = new CommentId(new UUID(ticket.raw().getMostSignificantBits(), 0x9000000000000000L | number << 20 | steps.size()));
            step(internal ? agent : requester, new CommentAdded(ticket, comment, number * 100_000 + steps.size(), words(10), internal ? Visibility.INTERNAL : Visibility.PUBLIC));
        }
    }

    private void step(AccountId actor, TicketEvent... events) {
        steps.add(new Step(actor, List.of(events)));
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) words.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        return words.append(' ').append(number).toString();
    }
}
