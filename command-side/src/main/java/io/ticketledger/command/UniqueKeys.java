package io.ticketledger.command;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.account.AccountActivated;
import io.ticketledger.events.account.AccountDeactivated;
import io.ticketledger.events.account.AccountDeleted;
import io.ticketledger.events.account.AccountEvent;
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
import io.ticketledger.events.project.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which names an event takes for its stream alone, and which it gives back. The log stores them in the same transaction as the event, so of two
 * accounts that ask for one name at once exactly one is opened, and so with projects and their keys. Names are compared without regard to case.
 */
public final class UniqueKeys {

    public static final String USERNAME = "username";
    public static final String EMAIL = "email";
    public static final String PROJECT_KEY = "project-key";

    /** {@code taken} false means the key is given back. */
    public record KeyChange(String kind, String key, boolean taken) {}

    private UniqueKeys() {}

    public static List<KeyChange> changesOf(LedgerEvent event) {
        return switch (event) {
            case AccountEvent account -> changesOf(account);
            case ProjectEvent project -> changesOf(project);
            default -> List.of();
        };
    }

    private static List<KeyChange> changesOf(AccountEvent event) {
        return switch (event) {
            case AccountOpened e -> changes(USERNAME, null, e.username(), EMAIL, null, e.email());
            case UsernameChanged e -> changes(USERNAME, e.from(), e.to(), EMAIL, null, null);
            case EmailChanged e -> changes(USERNAME, null, null, EMAIL, e.from(), e.to());
            case AccountDeleted e -> changes(USERNAME, e.username(), null, EMAIL, e.email(), null);
            case PersonRenamed _, PhoneNumbersChanged _, DepartmentChanged _, ChannelsChosen _, RolesChanged _, PasswordChanged _, AccountDeactivated _, AccountActivated _, SecretKeyUsed _ -> List.of();
        };
    }

    private static List<KeyChange> changesOf(ProjectEvent event) {
        return switch (event) {
            case ProjectCreated e -> changes(PROJECT_KEY, null, e.key());
            case ProjectKeyChanged e -> changes(PROJECT_KEY, e.from(), e.to());
            case ProjectDeleted e -> changes(PROJECT_KEY, e.key(), null);
            case ProjectRenamed _, ProjectDescribed _, RoleGiven _, RoleTaken _, CompanyVouched _, CompanyVouchWithdrawn _, ColumnAdded _, ColumnRenamed _, ColumnRecolored _,
                    ColumnStageChanged _, ColumnsOrdered _, ColumnRemoved _, TagCreated _, TagRenamed _, TagDescribed _, TagRecolored _, TagDeleted _, TagContactAdded _,
                    TagContactRemoved _ -> List.of();
        };
    }

    private static List<KeyChange> changes(String kind, @Nullable String from, @Nullable String to) {
        return changes(kind, from, to, kind, null, null);
    }

    private static List<KeyChange> changes(String kind1, @Nullable String from1, @Nullable String to1, String kind2, @Nullable String from2, @Nullable String to2) {
        List<KeyChange> changes = new ArrayList<>(2);
        move(changes, kind1, from1, to1);
        move(changes, kind2, from2, to2);
        return changes;
    }

    private static void move(List<KeyChange> changes, String kind, @Nullable String from, @Nullable String to) {
        String old = from == null ? null : from.toLowerCase(Locale.ROOT);
        String now = to == null ? null : to.toLowerCase(Locale.ROOT);
        if (old != null && old.equals(now)) return;
        if (old != null) changes.add(new KeyChange(kind, old, false));
        if (now != null) changes.add(new KeyChange(kind, now, true));
    }
}
