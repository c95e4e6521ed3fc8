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
import io.ticketledger.events.account.SecretKeyUsed;
import io.ticketledger.events.account.UsernameChanged;
import io.ticketledger.events.company.CompanyCreated;
import io.ticketledger.events.company.CompanyDeleted;
import io.ticketledger.events.company.CompanyDescribed;
import io.ticketledger.events.company.CompanyMemberAdded;
import io.ticketledger.events.company.CompanyMemberRemoved;
import io.ticketledger.events.company.CompanyProjectsChosen;
import io.ticketledger.events.company.CompanyReachable;
import io.ticketledger.events.company.CompanyRenamed;
import io.ticketledger.events.company.LogoRemoved;
import io.ticketledger.events.company.LogoSet;
import io.ticketledger.events.contact.ContactAdded;
import io.ticketledger.events.contact.ContactDeleted;
import io.ticketledger.events.contact.ContactDetailsChanged;
import io.ticketledger.events.project.ColumnAdded;
import io.ticketledger.events.project.ColumnOrder;
import io.ticketledger.events.project.ColumnRecolored;
import io.ticketledger.events.project.ColumnRemoved;
import io.ticketledger.events.project.ColumnRenamed;
import io.ticketledger.events.project.ColumnStageChanged;
import io.ticketledger.events.project.ColumnsOrdered;
import io.ticketledger.events.project.CompanyVouchWithdrawn;
import io.ticketledger.events.project.CompanyVouched;
import io.ticketledger.events.project.ProjectCreated;
import io.ticketledger.events.project.ProjectDeleted;
import io.ticketledger.events.project.ProjectDescribed;
import io.ticketledger.events.project.ProjectKeyChanged;
import io.ticketledger.events.project.ProjectRenamed;
import io.ticketledger.events.project.RoleGiven;
import io.ticketledger.events.project.RoleTaken;
import io.ticketledger.events.project.TagContactAdded;
import io.ticketledger.events.project.TagContactRemoved;
import io.ticketledger.events.project.TagCreated;
import io.ticketledger.events.project.TagDeleted;
import io.ticketledger.events.project.TagDescribed;
import io.ticketledger.events.project.TagRecolored;
import io.ticketledger.events.project.TagRenamed;
import io.ticketledger.events.ticket.AttachmentRemoved;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.events.ticket.CardMoved;
import io.ticketledger.events.ticket.CommentDeleted;
import io.ticketledger.events.ticket.CommentEdited;
import io.ticketledger.events.ticket.DescriptionChanged;
import io.ticketledger.events.ticket.TicketArchived;
import io.ticketledger.events.ticket.TicketDeleted;
import io.ticketledger.events.ticket.TicketFiled;
import io.ticketledger.events.ticket.TicketFollowed;
import io.ticketledger.events.ticket.TicketRestored;
import io.ticketledger.events.ticket.TicketScheduled;
import io.ticketledger.events.ticket.TicketTagged;
import io.ticketledger.events.ticket.TicketUnfollowed;
import io.ticketledger.events.ticket.TitleChanged;
import io.ticketledger.events.ticket.TypeChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

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

    private static final ProjectId PROJECT = ProjectId.of("019b4a80-0000-7a7a-9b9b-0c0d0e0f1011");
    private static final ColumnId COLUMN = ColumnId.of("019b4a80-0001-7a7a-9b9b-0c0d0e0f1011");
    private static final TagId TAG = TagId.of("019b4a80-0002-7a7a-9b9b-0c0d0e0f1011");
    private static final CompanyId COMPANY = CompanyId.of("019b4a81-0000-7a7a-9b9b-0c0d0e0f1011");

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
            new AccountDeleted(ALICE, "alice", "alice@company.example"),
            new TicketFiled(TICKET, PROJECT),
            new TypeChanged(TICKET, TicketType.STORY),
            new TitleChanged(TICKET, "Login page shows an error"),
            new DescriptionChanged(TICKET, "Users cannot log in since noon"),
            new TicketScheduled(TICKET, LocalDate.parse("2025-11-01"), LocalDate.parse("2025-11-01")),
            new TicketTagged(TICKET, List.of(TAG)),
            new TicketFollowed(TICKET, BOB),
            new TicketUnfollowed(TICKET, BOB),
            new CardMoved(TICKET, COLUMN, "0000000000a1V"),
            new TicketArchived(TICKET),
            new TicketRestored(TICKET),
            new TicketDeleted(TICKET),
            new CommentEdited(TICKET, CommentId.of("019b4a7f-0000-7c0d-8eef-a1b2c3d4e5f6"), "Called the client twice"),
            new CommentDeleted(TICKET, CommentId.of("019b4a7f-0000-7c0d-8eef-a1b2c3d4e5f6")),
            new AttachmentRenamed(TICKET, AttachmentId.of("019b4a7f-0000-7a7a-9b9b-0c0d0e0f1011"), "screenshot 2.png"),
            new AttachmentRemoved(TICKET, AttachmentId.of("019b4a7f-0000-7a7a-9b9b-0c0d0e0f1011")),
            new ProjectCreated(PROJECT, 12, "DEMO", "Nikora", "Users cannot log in since noon"),
            new ProjectRenamed(PROJECT, "Nikora"),
            new ProjectDescribed(PROJECT, "Users cannot log in since noon"),
            new ProjectKeyChanged(PROJECT, "DEMO", "DESK2"),
            new ProjectDeleted(PROJECT, "DEMO"),
            new RoleGiven(PROJECT, BOB, ProjectRole.SUPERADMIN, 12),
            new RoleTaken(PROJECT, BOB),
            new CompanyVouched(PROJECT, COMPANY, BOB, CompanyRole.USER),
            new CompanyVouchWithdrawn(PROJECT, COMPANY, BOB, CompanyRole.USER),
            new ColumnAdded(PROJECT, COLUMN, 12, "Nikora", Stage.IN_PROGRESS, "#0052cc", 3),
            new ColumnRenamed(PROJECT, COLUMN, "Nikora"),
            new ColumnRecolored(PROJECT, COLUMN, "#0052cc"),
            new ColumnStageChanged(PROJECT, COLUMN, Stage.IN_PROGRESS),
            new ColumnsOrdered(PROJECT, List.of(new ColumnOrder(COLUMN, 2))),
            new ColumnRemoved(PROJECT, COLUMN),
            new TagCreated(PROJECT, TAG, 12, "Nikora", "Users cannot log in since noon", "#0052cc"),
            new TagRenamed(PROJECT, TAG, "Nikora"),
            new TagDescribed(PROJECT, TAG, "Users cannot log in since noon"),
            new TagRecolored(PROJECT, TAG, "#0052cc"),
            new TagDeleted(PROJECT, TAG),
            new TagContactAdded(PROJECT, TAG, ContactId.of("019b4a82-0000-7a7a-9b9b-0c0d0e0f1011"), 12, "Primary Contact"),
            new TagContactRemoved(PROJECT, TAG, ContactId.of("019b4a82-0000-7a7a-9b9b-0c0d0e0f1011")),
            new CompanyCreated(COMPANY, 12, "Nikora", "Users cannot log in since noon", "support@nikora.example", "+995 555 123 456"),
            new CompanyRenamed(COMPANY, "Nikora"),
            new CompanyDescribed(COMPANY, "Users cannot log in since noon"),
            new CompanyReachable(COMPANY, "support@nikora.example", "+995 555 123 456"),
            new LogoSet(COMPANY, LogoId.of("019b4a83-0000-7a7a-9b9b-0c0d0e0f1011"), "Nikora", "image/png", 12, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            new LogoRemoved(COMPANY),
            new CompanyMemberAdded(COMPANY, BOB, CompanyRole.USER),
            new CompanyMemberRemoved(COMPANY, BOB, CompanyRole.USER),
            new CompanyProjectsChosen(COMPANY, List.of(PROJECT)),
            new CompanyDeleted(COMPANY),
            new ContactAdded(ContactId.of("019b4a82-0000-7a7a-9b9b-0c0d0e0f1011"), 12, "Nikora", "support@nikora.example", "+995 555 123 456", "Login page shows an error", "IT Department", "Users cannot log in since noon"),
            new ContactDetailsChanged(ContactId.of("019b4a82-0000-7a7a-9b9b-0c0d0e0f1011"), "Nikora", "support@nikora.example", "+995 555 123 456", "Login page shows an error", "IT Department", "Users cannot log in since noon"),
            new ContactDeleted(ContactId.of("019b4a82-0000-7a7a-9b9b-0c0d0e0f1011")),
            new SecretKeyUsed(ALICE, "GET", "/kanban/api/tickets/tickets/"));

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
            new AccountDeleted(ALICE, "alice", null),
            new TicketScheduled(TICKET, null, null),
            new CompanyCreated(COMPANY, 12, "Nikora", "Users cannot log in since noon", null, null),
            new CompanyReachable(COMPANY, null, null));

    private ExampleEvents() {}
}
