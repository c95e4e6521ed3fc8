package io.ticketledger.query.ticketlist;

import static io.ticketledger.events.TicketStatus.AWAITING_APPROVAL;
import static io.ticketledger.events.TicketStatus.CLOSED;
import static io.ticketledger.events.TicketStatus.IN_PROGRESS;
import static io.ticketledger.events.TicketStatus.NEW;
import static io.ticketledger.events.TicketStatus.ON_HOLD;
import static io.ticketledger.events.TicketStatus.OPEN;
import static io.ticketledger.events.TicketStatus.RESOLVED;

import io.ticketledger.events.CommentId;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.account.*;
import io.ticketledger.events.project.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.query.projecting.Change;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.projecting.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes {@link TicketList}. */
public final class TicketListProjection implements Projection {

    public static final String NAME = "ticket-list";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("ticket_row", "ticket_agent", "ticket_search", "ticket_count", "ticket_tag", "ticket_placed", "ticket_internal_comment");
    }

    @Override
    public Map<String, String> saysNothing() {
        return Map.of("ticket_count", "n = 0");
    }

    @Override
    public List<Tally> tallies() {
        return List.of(new Tally(TicketListSql.TALLY));
    }

    @Override
    public List<Change> on(TicketEvent event, Entry entry) {
        Instant when = entry.occurred();
        return switch (event) {
            case TicketOpened e -> List.of(opened(e, entry));
            case TicketAcknowledged e -> usual(e, entry, Usual.to(OPEN).responding());
            case TicketDeclined e -> turn(TicketListSql.DECLINED, e, entry, e.reason(), when);
            case TicketAssigned e -> assigned(e, entry, e.agents().stream().map(agent -> agent.raw()).toArray(UUID[]::new), e.team());
            case TicketReleased e -> assigned(e, entry, new UUID[0], null);
            case WorkStarted e -> usual(e, entry, Usual.to(IN_PROGRESS));
            case WorkResumed e -> usual(e, entry, Usual.to(IN_PROGRESS));
            case TicketPutOnHold e -> turn(TicketListSql.PUT_ON_HOLD, e, entry, e.reason(), e.reason());
            case TicketResolved e -> usual(e, entry, Usual.to(RESOLVED).saying(e.comment(), e.code()));
            case ApprovalRequested e -> usual(e, entry, Usual.to(AWAITING_APPROVAL));
            case ResolutionApproved e -> usual(e, entry, Usual.to(CLOSED).saying(e.comment(), null));
            case ResolutionRejected e -> turn(TicketListSql.RESOLUTION_REJECTED, e, entry, e.reason());
            case TicketClosed e -> usual(e, entry, Usual.to(CLOSED).saying(e.reason(), null));
            case TicketReopened e -> turn(TicketListSql.REOPENED, e, entry, e.reason());
            case TicketWithdrawn e -> turn(TicketListSql.WITHDRAWN, e, entry, e.reason(), when);
            case StatusCorrected e -> corrected(e, entry);
            case PriorityChanged e ->
                    move(TicketListSql.PRIORITY, e, entry, e.priority(), e.impact(), e.urgency(), e.responseMinutes(), e.responseDue());
            case ResponseDueSet e -> move(TicketListSql.RESPONSE_DUE, e, entry, e.due());
            case ResolutionDueSet e -> usual(e, entry, Usual.promising(SlaClock.RESOLUTION, e.due()));
            case ResolutionEstimated e -> move(TicketListSql.ESTIMATE, e, entry, e.estimate());
            case FirstResponseGiven e -> usual(e, entry, Usual.NOTHING.responding());
            case SlaClockStarted e -> usual(e, entry, Usual.promising(e.clock(), e.due()));
            case SlaClockPaused e -> move(e.clock().choose(TicketListSql.RESPONSE_PAUSED, TicketListSql.RESOLUTION_PAUSED), e, entry);
            case SlaClockResumed e -> move(e.clock().choose(TicketListSql.RESPONSE_RESUMED, TicketListSql.RESOLUTION_RESUMED), e, entry, e.due());
            case SlaBreached e -> move(e.clock().choose(TicketListSql.RESPONSE_BREACHED, TicketListSql.RESOLUTION_BREACHED), e, entry);
            case CommentAdded e when e.visibility() == Visibility.INTERNAL -> comment(TicketListSql.INTERNAL_COMMENT, e, e.comment(), entry);
            case CommentAdded e -> usual(e, entry, Usual.COMMENT);
            case CommentDeleted e -> comment(TicketListSql.COMMENT_DELETED, e, e.comment(), entry);
            case AttachmentAdded _, AttachmentRenamed _, AttachmentRemoved _, CommentEdited _ -> usual(event, entry, Usual.NOTHING);
            case TicketDeleted e -> List.of(Change.of(TicketListSql.DELETED, e.ticket(), e.ticket(), e.ticket()));
            case TicketFact e -> fact(e, entry);
        };
    }

    private static List<Change> fact(TicketFact event, Entry entry) {
        return switch (event) {
            case TicketFiled e -> move(TicketListSql.FILED, e, entry, e.project(), rank(entry));
            case TypeChanged e -> move(TicketListSql.TYPE, e, entry, e.type());
            case TitleChanged e -> move(TicketListSql.TITLE, e, entry, e.title());
            case DescriptionChanged e -> move(TicketListSql.DESCRIPTION, e, entry, e.description());
            case TicketScheduled e -> move(TicketListSql.SCHEDULED, e, entry, e.start(), e.due());
            case TicketTagged e -> List.of(Change.of(TicketListSql.TAGGED, e.tags().stream().map(TagId::raw).toArray(UUID[]::new), entry.occurred(), entry.version(), e.ticket(),
                    entry.version(), entry.position()));
            case CardMoved e -> List.of(Change.of(TicketListSql.CARD_MOVED, e.column(), e.rank(), entry.occurred(), entry.version(), e.ticket(), entry.version(), entry.position()));
            case TicketArchived e -> move(TicketListSql.ARCHIVED, e, entry, true);
            case TicketRestored e -> move(TicketListSql.ARCHIVED, e, entry, false);
            case TicketFollowed e -> List.of(Change.guarded(TicketListSql.FOLLOWED, e.ticket(), entry.version(), e.follower(), e.follower()));
            case TicketUnfollowed e -> List.of(Change.guarded(TicketListSql.UNFOLLOWED, e.ticket(), entry.version(), e.follower()));
        };
    }

    /** Lists are asked for by project, so that a project that is gone is nothing to its tickets. */
    @Override
    public List<Change> on(ProjectEvent event, Entry entry) {
        return switch (event) {
            case TagDeleted e -> List.of(Change.of(TicketListSql.TAG_DELETED, e.tag(), entry.position()));
            case ColumnRemoved e -> List.of(Change.of(TicketListSql.COLUMN_CLEARED, e.column(), entry.position()));
            case ColumnStageChanged e -> List.of(Change.of(TicketListSql.COLUMN_CLEARED, e.column(), entry.position()));
            case ProjectCreated _, ProjectRenamed _, ProjectDescribed _, ProjectKeyChanged _, ProjectDeleted _, RoleGiven _, RoleTaken _, CompanyVouched _, CompanyVouchWithdrawn _,
                    ColumnAdded _, ColumnRenamed _, ColumnRecolored _, ColumnsOrdered _, TagCreated _, TagRenamed _, TagDescribed _, TagRecolored _, TagContactAdded _,
                    TagContactRemoved _ -> List.of();
        };
    }

    /** Tags and columns are seen by every ticket that bears them or is in them. */
    @Override
    public boolean standsAlone(LedgerEvent event) {
        return event instanceof TagDeleted || event instanceof ColumnRemoved || event instanceof ColumnStageChanged;
    }

    /** Cards that lose their column are counted elsewhere. */
    @Override
    public Optional<Change> alsoTouches(LedgerEvent event) {
        return switch (event) {
            case ColumnRemoved e -> Optional.of(Change.of(TicketListSql.PLACED, e.column()));
            case ColumnStageChanged e -> Optional.of(Change.of(TicketListSql.PLACED, e.column()));
            default -> Optional.empty();
        };
    }

    @Override
    public List<Change> on(AccountEvent event, Entry entry) {
        return switch (event) {
            case AccountOpened _, UsernameChanged _, EmailChanged _, PersonRenamed _, PhoneNumbersChanged _, DepartmentChanged _, ChannelsChosen _, RolesChanged _,
                    PasswordChanged _, AccountDeactivated _, AccountActivated _, AccountDeleted _, SecretKeyUsed _ -> List.of();
        };
    }

    private static Change opened(TicketOpened e, Entry entry) {
        String system = e.reference() == null ? null : e.reference().system();
        String key = e.reference() == null ? null : e.reference().key();
        return Change.inSet(TicketListSql.OPENED, e.ticket(), e.number(), entry.version(), e.priority(), e.requester(), e.title(), e.description(), e.impact(), e.urgency(), e.category(),
                e.subcategory(), e.channel(), e.project(), e.responseMinutes(), e.responseDue(), entry.occurred(), system, key, rank(entry), words(e, key));
    }

    /** Where a card that comes by itself stands: after all that came before. All are of one length, so that their order as text is that of the log. */
    private static String rank(Entry entry) {
        String digits = Long.toString(entry.position(), 36);
        return "0".repeat(11 - digits.length()) + digits;
    }

    /** What searching looks at, short words first: of a very long description only the beginning, which also keeps within what an index takes. */
    private static String words(TicketOpened e, @Nullable String key) {
        String words = e.number() + "\n" + (key == null ? "" : key + "\n") + e.title() + "\n" + e.description();
        int end = Math.min(words.length(), TicketListSql.SEARCHED);
        // Not in the middle of a character outside the basic plane: half of one is no UTF-8.
        if (end < words.length() && Character.isHighSurrogate(words.charAt(end - 1))) end--;
        return words.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static List<Change> assigned(TicketEvent e, Entry entry, UUID[] agents, @Nullable String team) {
        return List.of(Change.inSet(TicketListSql.ASSIGNED, e.ticket(), entry.version(), entry.occurred(), agents, team));
    }

    private static List<Change> corrected(StatusCorrected e, Entry entry) {
        Instant when = entry.occurred();
        TicketStatus to = e.to();
        if (to.isTerminal()) return turn(TicketListSql.CORRECTED_TO_OVER, e, entry, to, e.comment(), when);
        if (to.awaitsVerdict()) return turn(TicketListSql.CORRECTED_TO_RESOLVED, e, entry, to, e.comment(), when);
        boolean again = e.from().awaitsVerdict() || e.from() == TicketStatus.CLOSED;
        return turn(Stage.of(to) == Stage.NEW ? TicketListSql.CORRECTED_TO_QUEUE : TicketListSql.CORRECTED_TO_WORK, e, entry, to, e.comment(),
                to == ON_HOLD ? e.comment() : null, to == NEW ? null : when, to == IN_PROGRESS ? when : null, again ? 1 : 0);
    }

    private static List<Change> usual(TicketEvent event, Entry entry, Usual says) {
        return List.of(Change.inSet(TicketListSql.USUAL, event.ticket(), entry.version(), entry.occurred(), says.status(), says.stage(), rank(entry), says.responds(), says.said(), says.code(),
                says.comments(), says.responseDue(), says.resolutionDue()));
    }

    private static List<Change> turn(String sql, TicketEvent event, Entry entry, @Nullable Object... values) {
        List<@Nullable Object> args = new ArrayList<>(Arrays.asList(values));
        args.add(rank(entry));
        return move(sql, event, entry, args.toArray());
    }

    private static List<Change> comment(String sql, TicketEvent event, CommentId comment, Entry entry) {
        return move(sql, event, entry, event.ticket(), comment);
    }

    private static List<Change> move(String sql, TicketEvent event, Entry entry, @Nullable Object... values) {
        List<@Nullable Object> args = new ArrayList<>(Arrays.asList(values));
        args.addAll(Arrays.asList(entry.occurred(), entry.version(), event.ticket(), entry.version()));
        return List.of(new Change(sql, false, args));
    }
}
