package io.ticketledger.query.ticketlist;

import static io.ticketledger.events.TicketStatus.IN_PROGRESS;
import static io.ticketledger.events.TicketStatus.NEW;
import static io.ticketledger.events.TicketStatus.ON_HOLD;

import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.projecting.Change;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.projecting.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes {@link TicketList}. */
public final class TicketListProjection implements Projection {

    public static final String NAME = "ticket-list";
    private static final int SEARCHED = 100_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("ticket_row", "ticket_agent", "ticket_search", "ticket_count");
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
            case TicketAcknowledged e -> move(TicketListSql.ACKNOWLEDGED, e, entry, when, when);
            case TicketDeclined e -> move(TicketListSql.DECLINED, e, entry, e.reason(), when);
            case TicketAssigned e -> assigned(e, entry, e.agents().stream().map(agent -> agent.raw()).toArray(UUID[]::new), e.team());
            case TicketReleased e -> assigned(e, entry, new UUID[0], null);
            case WorkStarted e -> move(TicketListSql.WORK_STARTED, e, entry, when);
            case WorkResumed e -> move(TicketListSql.WORK_STARTED, e, entry, when);
            case TicketPutOnHold e -> move(TicketListSql.PUT_ON_HOLD, e, entry, e.reason(), e.reason());
            case TicketResolved e -> move(TicketListSql.RESOLVED, e, entry, e.comment(), e.code(), when);
            case ApprovalRequested e -> move(TicketListSql.APPROVAL_REQUESTED, e, entry);
            case ResolutionApproved e -> move(TicketListSql.CLOSED, e, entry, e.comment(), when);
            case ResolutionRejected e -> move(TicketListSql.RESOLUTION_REJECTED, e, entry, e.reason());
            case TicketClosed e -> move(TicketListSql.CLOSED, e, entry, e.reason(), when);
            case TicketReopened e -> move(TicketListSql.REOPENED, e, entry, e.reason());
            case TicketWithdrawn e -> move(TicketListSql.WITHDRAWN, e, entry, e.reason(), when);
            case StatusCorrected e -> corrected(e, entry);
            case PriorityChanged e ->
                    move(TicketListSql.PRIORITY, e, entry, e.priority(), e.impact(), e.urgency(), e.responseMinutes(), e.responseDue());
            case ResponseDueSet e -> move(TicketListSql.RESPONSE_DUE, e, entry, e.due());
            case ResolutionDueSet e -> move(TicketListSql.RESOLUTION_DUE, e, entry, e.due());
            case ResolutionEstimated e -> move(TicketListSql.ESTIMATE, e, entry, e.estimate());
            case FirstResponseGiven e -> move(TicketListSql.FIRST_RESPONSE, e, entry, when);
            case SlaClockStarted e -> move(e.clock().choose(TicketListSql.RESPONSE_STARTED, TicketListSql.RESOLUTION_DUE), e, entry, e.due());
            case SlaClockPaused e -> move(e.clock().choose(TicketListSql.RESPONSE_PAUSED, TicketListSql.RESOLUTION_PAUSED), e, entry);
            case SlaClockResumed e -> move(e.clock().choose(TicketListSql.RESPONSE_RESUMED, TicketListSql.RESOLUTION_RESUMED), e, entry, e.due());
            case SlaBreached e -> move(e.clock().choose(TicketListSql.RESPONSE_BREACHED, TicketListSql.RESOLUTION_BREACHED), e, entry);
            case CommentAdded e -> move(TicketListSql.COMMENT, e, entry, e.visibility() == Visibility.INTERNAL ? 1 : 0);
            case AttachmentAdded _, TicketFact _, TicketDeleted _, CommentEdited _, CommentDeleted _, AttachmentRemoved _ -> move(TicketListSql.TOUCHED, event, entry);
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
        return Change.of(TicketListSql.OPENED, e.ticket(), e.number(), entry.version(), e.priority(), e.requester(), e.title(), e.description(), e.impact(),
                e.urgency(), e.category(), e.subcategory(), e.channel(), e.project(), e.responseMinutes(), e.responseDue(), entry.occurred(), entry.occurred(),
                system, key, words(e, key));
    }

    /** What searching looks at, short words first: of a very long description only the beginning, which also keeps within what an index takes. */
    private static String words(TicketOpened e, @Nullable String key) {
        String words = e.number() + "\n" + (key == null ? "" : key + "\n") + e.title() + "\n" + e.description();
        int end = Math.min(words.length(), SEARCHED);
        // Not in the middle of a character outside the basic plane: half of one is no UTF-8.
        if (end < words.length() && Character.isHighSurrogate(words.charAt(end - 1))) end--;
        return words.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static List<Change> assigned(TicketEvent e, Entry entry, UUID[] agents, @Nullable String team) {
        return List.of(Change.of(TicketListSql.ASSIGNED, agents, team, entry.occurred(), entry.version(), e.ticket(), entry.version()));
    }

    private static List<Change> corrected(StatusCorrected e, Entry entry) {
        Instant when = entry.occurred();
        TicketStatus to = e.to();
        if (to.isTerminal()) return move(TicketListSql.CORRECTED_TO_OVER, e, entry, to, e.comment(), when);
        if (to.awaitsVerdict()) return move(TicketListSql.CORRECTED_TO_RESOLVED, e, entry, to, e.comment(), when);
        boolean again = e.from().awaitsVerdict() || e.from() == TicketStatus.CLOSED;
        return move(TicketListSql.CORRECTED_TO_WORK, e, entry, to, e.comment(), to == ON_HOLD ? e.comment() : null, to == NEW ? null : when,
                to == IN_PROGRESS ? when : null, again ? 1 : 0);
    }

    private static List<Change> move(String sql, TicketEvent event, Entry entry, @Nullable Object... values) {
        List<@Nullable Object> args = new ArrayList<>(Arrays.asList(values));
        args.addAll(Arrays.asList(entry.occurred(), entry.version(), event.ticket(), entry.version()));
        return List.of(new Change(sql, false, args));
    }
}
