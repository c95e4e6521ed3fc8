package io.ticketledger.query.pace;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.SlaRule;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.account.AccountOpened;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.world.Book;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** What people do all day: so many tickets at once, each from opening to approval, the desk's own events among them. */
final class Play {

    private static final Priority[] PRIORITIES = Priority.values();
    private static final String[] CATEGORIES = {"BUG", "PROBLEM", "REQUEST", "QUESTION", "ACCESS"};

    private final Random random = new Random(17);
    private final Book book = new Book();
    private long made;

    private Play() {}

    static List<Book.Line> of(int events, int tickets) {
        return new Play().play(events, tickets);
    }

    private List<Book.Line> play(int events, int atOnce) {
        List<AccountId> requesters = accounts(atOnce, Role.REQUESTER);
        List<AccountId> agents = accounts(atOnce, Role.AGENT);
        AccountId admin = accounts(1, Role.ADMIN).getFirst();
        TicketId[] tickets = new TicketId[atOnce];
        int[] steps = new int[atOnce];
        int count = 0;
        List<Integer> turns = new ArrayList<>(IntStream.range(0, atOnce).boxed().toList());
        for (int turn = 0; count < events; turn++) {
            // Whoever has been answered last goes on last, more or less.
            if (turn % atOnce == 0) Collections.shuffle(turns, random);
            int one = turns.get(turn % atOnce);
            if (turn < atOnce) steps[one] = one % 8 == 0 ? 0 : -(one % 8);
            if (steps[one] < 0) {
                steps[one]++;
                continue;
            }
            if (steps[one] == 0) tickets[one] = new TicketId(id());
            book.after(Duration.ofMillis(random.nextInt(3)));
            TicketEvent[] happened = step(steps[one], tickets[one], requesters.get(one), agents.get(one));
            switch (steps[one]) {
                case 0, 4, 7 -> book.by(requesters.get(one), "Requester " + one);
                case 1, 2 -> book.by(admin, "Admin");
                case 6 -> book.bySystem();
                default -> book.by(agents.get(one), "Agent " + one);
            }
            book.add(happened);
            count += happened.length;
            steps[one] = (steps[one] + 1) % 8;
        }
        return book.lines();
    }

    private TicketEvent[] step(int step, TicketId id, AccountId requester, AccountId agent) {
        return switch (step) {
            case 0 -> new TicketEvent[] {new TicketOpened(id, ++made, requester, "Homepage not loading " + made, "The homepage returns 500 error when " + "somebody looks at it ".repeat(random.nextInt(8)),
                    PRIORITIES[random.nextInt(5)], null, null, CATEGORIES[random.nextInt(5)], null, "WEB", "Website", 30, book.now().plusSeconds(1800), null),
                    new SlaClockStarted(id, SlaClock.RESPONSE, 1, SlaRule.PRIORITY, Duration.ofMinutes(30), null, book.now().plusSeconds(1800))};
            case 1 -> new TicketEvent[] {new TicketAcknowledged(id, null), new FirstResponseGiven(id)};
            case 2 -> new TicketEvent[] {new TicketAssigned(id, List.of(agent), null)};
            case 3 -> new TicketEvent[] {new WorkStarted(id)};
            case 4 -> new TicketEvent[] {new CommentAdded(id, new CommentId(id()), made, "Any news?", Visibility.PUBLIC)};
            case 5 -> new TicketEvent[] {new TicketResolved(id, "Fixed the connection", null)};
            case 6 -> new TicketEvent[] {new ApprovalRequested(id)};
            default -> new TicketEvent[] {new ResolutionApproved(id, "Thank you")};
        };
    }

    private List<AccountId> accounts(int n, Role role) {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            AccountId id = new AccountId(id());
            accounts.add(id);
            book.add(new AccountOpened(id, ++made, role + "-" + i, role.name() + i + "@example.org", "First", "Last", Set.of(role), null, null, null, null));
        }
        return accounts;
    }

    /** In the order of time, as the desk's own ids are. */
    private UUID id() {
        return new UUID(book.now().toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12), random.nextLong() | Long.MIN_VALUE);
    }
}
