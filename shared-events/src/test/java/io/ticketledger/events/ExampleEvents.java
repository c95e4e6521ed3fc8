package io.ticketledger.events;

import io.ticketledger.events.account.AccountActivated;
import io.ticketledger.events.account.AccountDeactivated;
import io.ticketledger.events.account.AccountDeleted;
import io.ticketledger.events.account.AccountOpened;
import io.ticketledger.events.account.ChannelsChosen;
import io.ticketledger.events.account.DepartmentChanged;
import io.ticketledger.events.account.EmailChanged;
import io.ticketledger.events.account.PasswordChanged;
import io.ticketledger.events.account.PersonRenamed;
import io.ticketledger.events.account.PhoneNumbersChanged;
import io.ticketledger.events.account.RolesChanged;
import io.ticketledger.events.account.UsernameChanged;
import io.ticketledger.events.ticket.*;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One event of each kind as the desk would have written it: with every field set, and again with every field left out that may be absent. */
final class ExampleEvents {

    private static final TicketId TICKET = TicketId.of("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d01");
    private static final AccountId JOHN = AccountId.of("019b4a70-1000-7abc-9def-0123456789a5");
    private static final AccountId ALICE = AccountId.of("019b4a70-1000-7abc-9def-0123456789a2");
    private static final AccountId BOB = AccountId.of("019b4a70-1000-7abc-9def-0123456789a3");
    private static final CredentialId CREDENTIAL = CredentialId.of("019b4a70-2000-7e11-a0b1-c2d3e4f50617");
    private static final Instant ANSWER_DUE = Instant.parse("2025-12-23T10:30:00Z");

    static final List<LedgerEvent> FULL = List.of(
            new TicketOpened(TICKET, 17, JOHN, "Homepage not loading", "The homepage returns \"500\"\nsince 10 o’clock – Ärger, 困る.", Priority.HIGH,
                    Level.HIGH, Level.MEDIUM, "BUG", "frontend", "email", "Website Redesign", 30, ANSWER_DUE, new ExternalReference("servicenow", "INC0000045")),
            new TicketAcknowledged(TICKET, "Ticket opened by admin"),
            new TicketDeclined(TICKET, "Not our system"),
            new TicketAssigned(TICKET, List.of(BOB, ALICE), "Backend Team"),
            new TicketReleased(TICKET),
            new WorkStarted(TICKET),
            new WorkResumed(TICKET),
            new TicketPutOnHold(TICKET, "Awaiting Vendor"),
            new TicketResolved(TICKET, "Fixed the database connection", "Solved (Permanently)"),
            new ApprovalRequested(TICKET),
            new ResolutionApproved(TICKET, "Works perfectly now, thank you!"),
            new ResolutionRejected(TICKET, "Still there on a mobile browser"),
            new TicketClosed(TICKET, "No answer in two weeks"),
            new TicketReopened(TICKET, "It is back"),
            new TicketWithdrawn(TICKET, "Found it myself"),
            new StatusCorrected(TICKET, TicketStatus.CLOSED, TicketStatus.AWAITING_APPROVAL, "Closed by mistake"),
            new PriorityChanged(TICKET, Priority.LOWEST, Level.LOW, Level.CRITICAL, 1440, Instant.parse("2025-12-24T10:00:00.123456Z")),
            new ResponseDueSet(TICKET, ANSWER_DUE),
            new ResolutionDueSet(TICKET, Instant.parse("2025-12-24T18:00:00Z")),
            new ResolutionEstimated(TICKET, Instant.parse("2025-12-24T15:00:00Z")),
            new FirstResponseGiven(TICKET),
            new SlaClockStarted(TICKET, SlaClock.RESOLUTION, 2, SlaRule.PRIORITY, Duration.ofHours(8), "office", Instant.parse("2025-12-24T18:00:00Z")),
            new SlaClockPaused(TICKET, SlaClock.RESOLUTION, Duration.parse("PT3H12M5.123456S"), "office"),
            new SlaClockResumed(TICKET, SlaClock.RESOLUTION, Instant.parse("2025-12-25T11:20:00.123456Z"), "office"),
            new SlaBreached(TICKET, SlaClock.RESPONSE, 1, ANSWER_DUE),
            new CommentAdded(TICKET, CommentId.of("019b4a7f-0000-7c0d-8eef-a1b2c3d4e5f6"), 42, "Called the client", Visibility.INTERNAL),
            new AttachmentAdded(TICKET, AttachmentId.of("019b4a7f-0000-7a7a-9b9b-0c0d0e0f1011"), 7, "screenshot.png", "image/png", 48_211,
                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            new AccountOpened(ALICE, 2, "alice_dev", "alice@company.com", "Alice", "Developer", Set.of(Role.AGENT, Role.COORDINATOR), "+1234567890",
                    "+1234567891", "Technical Support", CREDENTIAL),
            new UsernameChanged(ALICE, "alice_dev", "alice"),
            new EmailChanged(ALICE, "alice@company.com", "alice@company.example"),
            new PersonRenamed(ALICE, "Alice", "Miller"),
            new PhoneNumbersChanged(ALICE, "+1234567892", "+1234567893"),
            new DepartmentChanged(ALICE, "Operations"),
            new ChannelsChosen(ALICE, List.of(Channel.IN_APP, Channel.EMAIL)),
            new RolesChanged(ALICE, Set.of(Role.AGENT), Set.of(Role.MANAGER, Role.ADMIN, Role.REQUESTER)),
            new PasswordChanged(ALICE, CREDENTIAL),
            new AccountDeactivated(ALICE),
            new AccountActivated(ALICE),
            new AccountDeleted(ALICE, "alice", "alice@company.example"));

    static final List<LedgerEvent> MINIMAL = List.of(
            new TicketOpened(TICKET, 17, JOHN, "Homepage not loading", "", Priority.MEDIUM, null, null, "BUG", null, null, "Website Redesign", 120,
                    Instant.parse("2025-12-23T12:00:00Z"), null),
            new TicketAcknowledged(TICKET, null),
            new TicketAssigned(TICKET, List.of(), null),
            new TicketResolved(TICKET, "", null),
            new PriorityChanged(TICKET, Priority.CRITICAL, null, null, 30, ANSWER_DUE),
            new SlaClockStarted(TICKET, SlaClock.RESPONSE, 1, SlaRule.CARRIED_OVER, Duration.ZERO, null, ANSWER_DUE),
            new SlaClockPaused(TICKET, SlaClock.RESPONSE, Duration.ofMinutes(7), null),
            new SlaClockResumed(TICKET, SlaClock.RESPONSE, ANSWER_DUE, null),
            new AttachmentAdded(TICKET, AttachmentId.of("019b4a7f-0000-7a7a-9b9b-0c0d0e0f1011"), 7, null, null, 0,
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            new AccountOpened(ALICE, 2, "alice_dev", null, "", "", Set.of(Role.REQUESTER), null, null, null, null),
            new EmailChanged(ALICE, null, null),
            new PhoneNumbersChanged(ALICE, null, null),
            new DepartmentChanged(ALICE, null),
            new AccountDeleted(ALICE, "alice", null));

    private ExampleEvents() {}
}
