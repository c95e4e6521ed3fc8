package io.ticketledger.command.account;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.events.Role;
import io.ticketledger.events.account.AccountEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** An account after one of its events, {@code version}, told by the very fold that decisions are made on. Never a credential. */
public record AccountSnapshot(
        AccountId id,
        long version,
        Standing standing,
        String username,
        @Nullable String email,
        String firstName,
        String lastName,
        Set<Role> roles,
        @Nullable String phone,
        @Nullable String whatsapp,
        @Nullable String department,
        List<Channel> channels) {

    public enum Standing { ACTIVE, INACTIVE, DELETED }

    /** After each event whose version is wanted, in their order. {@code history} begins with the opening, is in the order of the log and leaves nothing out. */
    public static List<AccountSnapshot> after(List<AccountEvent> history, LongPredicate wanted) {
        List<AccountSnapshot> snapshots = new ArrayList<>();
        AccountState state = null;
        for (int version = 0; version < history.size(); version++) {
            state = AccountDecider.evolve(state, history.get(version));
            if (wanted.test(version)) snapshots.add(of(state, version));
        }
        return snapshots;
    }

    private static AccountSnapshot of(AccountState s, long version) {
        return new AccountSnapshot(s.id(), version, standing(s.standing()), s.username(), s.email(), s.firstName(), s.lastName(), s.roles(), s.phone(), s.whatsapp(),
                s.department(), s.channels());
    }

    private static Standing standing(AccountState.Standing standing) {
        return switch (standing) {
            case ACTIVE -> Standing.ACTIVE;
            case INACTIVE -> Standing.INACTIVE;
            case DELETED -> Standing.DELETED;
        };
    }
}
