package io.ticketledger.query.directory;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts, in what order. {@code search} is looked for in user name, address and names. Deleted ones are never found.
 *
 * @param circle only those who have to do with somebody; null does not filter
 */
public record FindAccounts(
        @Nullable Role role,
        @Nullable String search,
        boolean includeInactive,
        @Nullable Circle circle,
        Sort sort,
        boolean descending,
        int limit,
        long offset) {

    /** By {@code LAST_LOGIN} whoever never came in stands before all who did. */
    public enum Sort { NUMBER, USERNAME, EMAIL, NAME, JOINED, LAST_LOGIN }

    /** Somebody and the members of his projects. @param desk also everybody who works for the desk, as he does */
    public record Circle(AccountId of, boolean desk) {}

    public static FindAccounts first(int limit) {
        return new FindAccounts(null, null, true, null, Sort.NUMBER, false, limit, 0);
    }

    public FindAccounts withRole(@Nullable Role role) {
        return new FindAccounts(role, search, includeInactive, circle, sort, descending, limit, offset);
    }

    public FindAccounts withSearch(@Nullable String search) {
        return new FindAccounts(role, search, includeInactive, circle, sort, descending, limit, offset);
    }

    public FindAccounts activeOnly() {
        return new FindAccounts(role, search, false, circle, sort, descending, limit, offset);
    }

    public FindAccounts within(@Nullable Circle circle) {
        return new FindAccounts(role, search, includeInactive, circle, sort, descending, limit, offset);
    }

    public FindAccounts sortedBy(Sort sort, boolean descending) {
        return new FindAccounts(role, search, includeInactive, circle, sort, descending, limit, offset);
    }

    public FindAccounts from(long offset) {
        return new FindAccounts(role, search, includeInactive, circle, sort, descending, limit, offset);
    }
}
