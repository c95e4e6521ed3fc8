package io.ticketledger.query.directory;

import static io.ticketledger.query.directory.AccountStanding.ACTIVE;
import static io.ticketledger.query.directory.AccountStanding.DELETED;
import static io.ticketledger.query.directory.AccountStanding.INACTIVE;

import io.ticketledger.events.Channel;
import io.ticketledger.events.account.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import io.ticketledger.query.projecting.Change;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes {@link Directory}. */
public final class DirectoryProjection implements Projection {

    public static final String NAME = "directory";

    private static final String OPENED = """
            INSERT INTO directory_account (id, number, username, email, first_name, last_name, roles, phone, whatsapp, department, channels, standing, credential,
                                           joined_at, updated_at, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE', ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""";
    private static final String USERNAME = update("username = ?");
    private static final String EMAIL = update("email = ?");
    private static final String PERSON = update("first_name = ?, last_name = ?");
    private static final String PHONES = update("phone = ?, whatsapp = ?");
    private static final String DEPARTMENT = update("department = ?");
    private static final String CHANNELS = update("channels = ?");
    private static final String ROLES = update("roles = ?");
    private static final String CREDENTIAL = update("credential = ?");
    private static final String STANDING = update("standing = ?");
    private static final String TEAM = "INSERT INTO directory_team (name) VALUES (?) ON CONFLICT DO NOTHING";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("directory_account", "directory_team");
    }

    @Override
    public List<Change> on(AccountEvent event, Entry entry) {
        return switch (event) {
            case AccountOpened e -> List.of(Change.of(OPENED, e.account(), e.number(), e.username(), e.email(), e.firstName(), e.lastName(), words(e.roles()),
                    e.phone(), e.whatsapp(), e.department(), words(Channel.ALL), e.credential(), entry.occurred(), entry.occurred(), entry.version()));
            case UsernameChanged e -> set(USERNAME, e, entry, e.to());
            case EmailChanged e -> set(EMAIL, e, entry, e.to());
            case PersonRenamed e -> set(PERSON, e, entry, e.firstName(), e.lastName());
            case PhoneNumbersChanged e -> set(PHONES, e, entry, e.phone(), e.whatsapp());
            case ChannelsChosen e -> set(CHANNELS, e, entry, (Object) words(e.channels()));
            case DepartmentChanged e -> set(DEPARTMENT, e, entry, e.department());
            case RolesChanged e -> set(ROLES, e, entry, (Object) words(e.to()));
            case PasswordChanged e -> set(CREDENTIAL, e, entry, e.credential());
            case AccountActivated e -> set(STANDING, e, entry, ACTIVE);
            case AccountDeactivated e -> set(STANDING, e, entry, INACTIVE);
            case AccountDeleted e -> set(STANDING, e, entry, DELETED);
            case SecretKeyUsed _ -> List.of();
        };
    }

    @Override
    public List<Change> on(TicketEvent event, Entry entry) {
        return switch (event) {
            case TicketAssigned e when e.team() != null -> List.of(Change.of(TEAM, e.team()));
            case TicketAssigned _, TicketOpened _, TicketAcknowledged _, TicketDeclined _, TicketReleased _, WorkStarted _, WorkResumed _, TicketPutOnHold _,
                    TicketResolved _, ApprovalRequested _, ResolutionApproved _, ResolutionRejected _, TicketClosed _, TicketReopened _, TicketWithdrawn _,
                    StatusCorrected _, PriorityChanged _, ResponseDueSet _, ResolutionDueSet _, ResolutionEstimated _, FirstResponseGiven _,
                    SlaClockStarted _, SlaClockPaused _, SlaClockResumed _, SlaBreached _, CommentAdded _,
                    AttachmentAdded _, TicketFact _, TicketDeleted _, CommentEdited _, CommentDeleted _, AttachmentRenamed _, AttachmentRemoved _ -> List.of();
        };
    }

    private static String update(String assignments) {
        return "UPDATE directory_account SET " + assignments + ", updated_at = ?, version = ? WHERE id = ? AND version < ?";
    }

    private static List<Change> set(String sql, AccountEvent event, Entry entry, @Nullable Object... values) {
        List<@Nullable Object> args = new ArrayList<>(Arrays.asList(values));
        args.addAll(Arrays.asList(entry.occurred(), entry.version(), event.account(), entry.version()));
        return List.of(new Change(sql, false, args));
    }

    private static String[] words(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }
}
