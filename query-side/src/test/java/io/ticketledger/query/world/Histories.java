package io.ticketledger.query.world;

import static io.ticketledger.events.TicketStatus.*;

import io.ticketledger.events.*;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Histories as they could have happened, made of numbers so that a failing one shrinks. */
public final class Histories {

    private final Book book = new Book();
    private final List<AccountId> accounts = new ArrayList<>();
    private final List<TicketId> tickets = new ArrayList<>();
    private final Boards boards = new Boards(book, accounts);
    private final Cards cards = new Cards(book, accounts);
    private final Map<TicketId, TicketStatus> statuses = new HashMap<>();
    private int made;

    private Histories() {}

    public static Arbitrary<Book> any() {
        return Arbitraries.integers().between(0, 1_000_000).list().ofMinSize(10).ofMaxSize(120).map(Histories::from);
    }

    public static Book from(List<Integer> choices) {
        Histories made = new Histories();
        made.account(Set.of(Role.ADMIN));
        made.account(Set.of(Role.REQUESTER));
        made.ticket(7);
        choices.forEach(made::next);
        return made.book;
    }

    private void next(int choice) {
        book.after(Duration.ofMinutes(choice % 600));
        book.by(accounts.get(choice % accounts.size()), "Somebody " + choice % accounts.size());
        if (choice % 31 == 0) book.imported();
        switch (choice % 20) {
            case 0 -> account(choice % 3 == 0 ? Set.of(Role.ADMIN, Role.AGENT) : Set.of(Role.AGENT));
            case 1, 2, 3 -> ticket(choice);
            case 5, 6, 7, 8 -> boards.next(choice / 20);
            case 4 -> accountEvent(accounts.get(choice / 20 % accounts.size()), choice / 400);
            default -> ticketEvent(tickets.get(choice / 20 % tickets.size()), choice / 400);
        }
    }

    private void account(Set<Role> roles) {
        AccountId id = new AccountId(id());
        accounts.add(id);
        book.add(new AccountOpened(id, made, "user" + made, made % 2 == 0 ? null : made + "@example.org", "First" + made, "Last", roles, null, null, null, null));
    }

    private void ticket(int choice) {
        TicketId id = new TicketId(id());
        tickets.add(id);
        statuses.put(id, NEW);
        book.add(new TicketOpened(id, made, accounts.get(choice % accounts.size()), "Title " + made, "It % does not\nwork " + choice,
                Priority.values()[choice % 5], choice % 2 == 0 ? null : Level.HIGH, null, choice % 3 == 0 ? "BUG" : "PROBLEM", null, null, "Site", 30,
                book.now().plusSeconds(1800), choice % 7 == 0 ? new ExternalReference("other", "X-" + made) : null));
    }

    private void accountEvent(AccountId id, int choice) {
        book.add(switch (choice % 11) {
            case 0 -> new UsernameChanged(id, "a", "renamed" + choice);
            case 1 -> new EmailChanged(id, null, choice + "@example.net");
            case 2 -> new PersonRenamed(id, "Other", "Name" + choice);
            case 3 -> new PhoneNumbersChanged(id, "+1", null);
            case 4 -> new DepartmentChanged(id, choice % 4 == 0 ? null : "D" + choice);
            case 5 -> new RolesChanged(id, Set.of(), choice % 2 == 0 ? Set.of(Role.ADMIN) : Set.of(Role.AGENT));
            case 9 -> new ChannelsChosen(id, choice % 4 == 0 ? List.of() : List.of(Channel.IN_APP, Channel.EMAIL));
            case 6 -> new PasswordChanged(id, new CredentialId(id()));
            case 7 -> new AccountDeactivated(id);
            case 8 -> new AccountActivated(id);
            default -> new AccountDeleted(id, "a", null);
        });
    }

    private void ticketEvent(TicketId id, int choice) {
        int what = choice % 38;
        if (what < 12) {
            move(id, statuses.getOrDefault(id, NEW), choice / 38);
            return;
        }
        if (what >= 28) {
            if (choice / 38 % 20 == 0 && tickets.size() > 1) {
                tickets.remove(id);
                book.add(new TicketDeleted(id));
            } else {
                cards.next(id, choice / 38);
            }
            return;
        }
        book.add(switch (what) {
            case 12, 13, 14 -> new TicketAssigned(id, accounts.subList(choice % accounts.size(), Math.min(accounts.size(), choice % accounts.size() + 2)), choice % 2 == 0 ? null : "Team " + choice % 3);
            case 15 -> new TicketReleased(id);
            case 16 -> new PriorityChanged(id, Priority.values()[choice % 5], null, Level.LOW, 120, book.now().plusSeconds(7200));
            case 17 -> new ResponseDueSet(id, book.now().plusSeconds(60));
            case 18 -> new ResolutionDueSet(id, book.now().plusSeconds(6000));
            case 19 -> new ResolutionEstimated(id, book.now().plusSeconds(5000));
            case 20 -> new FirstResponseGiven(id);
            case 22 -> new SlaClockStarted(id, clock(choice), 1, SlaRule.PRIORITY, Duration.ofHours(4), null, book.now().plusSeconds(14_400));
            case 23 -> new SlaClockPaused(id, clock(choice), Duration.ofMinutes(choice % 100), null);
            case 24 -> new SlaClockResumed(id, clock(choice), book.now().plusSeconds(choice % 10_000), null);
            case 25 -> new SlaBreached(id, clock(choice), 1, book.now());
            case 21 -> new AttachmentAdded(id, cards.attached(id, id()), made, null, "text/plain", 12, "ab".repeat(32));
            default -> new CommentAdded(id, cards.said(id, id()), made, "said " + choice, choice % 2 == 0 ? Visibility.PUBLIC : Visibility.INTERNAL);
        });
    }

    private static SlaClock clock(int choice) {
        return SlaClock.values()[choice % 2];
    }

    private void move(TicketId id, TicketStatus from, int choice) {
        if (choice % 11 == 0) {
            TicketStatus to = TicketStatus.values()[choice / 11 % 9];
            statuses.put(id, to);
            book.add(new StatusCorrected(id, from, to, "by hand"));
            return;
        }
        boolean odd = choice % 2 == 1;
        TicketEvent event = switch (from) {
            case NEW -> choice % 5 == 0 ? new TicketDeclined(id, "no") : choice % 7 == 0 ? new TicketWithdrawn(id, "never mind") : new TicketAcknowledged(id, odd ? "noted" : null);
            case OPEN -> odd ? new WorkStarted(id) : choice % 3 == 0 ? new TicketPutOnHold(id, "parts") : new WorkStarted(id);
            case IN_PROGRESS -> odd ? new TicketResolved(id, "done", null) : choice % 3 == 0 ? new TicketPutOnHold(id, "parts") : new TicketResolved(id, "done", "fixed");
            case ON_HOLD -> new WorkResumed(id);
            case RESOLVED -> odd ? new ApprovalRequested(id) : choice % 3 == 0 ? new TicketClosed(id, "no answer") : new ResolutionRejected(id, "still broken");
            case AWAITING_APPROVAL -> odd ? new ResolutionApproved(id, "thanks") : new ResolutionRejected(id, "no");
            case CLOSED, REJECTED, WITHDRAWN -> new TicketReopened(id, "again");
        };
        statuses.put(id, after(event, from));
        book.add(event);
    }

    private static TicketStatus after(TicketEvent event, TicketStatus from) {
        return switch (event) {
            case TicketAcknowledged _, TicketReopened _ -> OPEN;
            case TicketDeclined _ -> REJECTED;
            case TicketWithdrawn _ -> WITHDRAWN;
            case WorkStarted _, WorkResumed _, ResolutionRejected _ -> IN_PROGRESS;
            case TicketPutOnHold _ -> ON_HOLD;
            case TicketResolved _ -> RESOLVED;
            case ApprovalRequested _ -> AWAITING_APPROVAL;
            case ResolutionApproved _, TicketClosed _ -> CLOSED;
            default -> from;
        };
    }

    private UUID id() {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + ++made);
    }
}
