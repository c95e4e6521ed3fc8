package io.ticketledger.query.directory;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts, in what order. {@code search} is looked for in user name, address and names. Deleted ones are never found.
 *
 * @param among only who shares a project with this account, and the account itself; null for everybody
 */
public record FindAccounts(
        @Nullable Role role, @Nullable String search, boolean includeInactive, @Nullable AccountId among, Sort sort, boolean descending, int limit, long offset) {

    /** By last login whoever never logged in comes before everybody else, or after them when descending. */
    public enum Sort { NUMBER, USERNAME, EMAIL, NAME, JOINED, LAST_LOGIN }

    public static FindAccounts first(int limit) {
        return new FindAccounts(null, null, true, null, Sort.NUMBER, false, limit, 0);
    }

    public FindAccounts withRole(@Nullable Role role) {
        return new FindAccounts(role, search, includeInactive, among, sort, descending, limit, offset);
    }

    public FindAccounts withSearch(@Nullable String search) {
        return new FindAccounts(role, search, includeInactive, among, sort, descending, limit, offset);
    }

    public FindAccounts activeOnly() {
        return new FindAccounts(role, search, false, among, sort, descending, limit, offset);
    }

    public FindAccounts among(@Nullable AccountId account) {
        return new FindAccounts(role, search, includeInactive, account, sort, descending, limit, offset);
    }

    public FindAccounts sortedBy(Sort sort, boolean descending) {
        return new FindAccounts(role, search, includeInactive, among, sort, descending, limit, offset);
    }

    public FindAccounts from(long offset) {
        return new FindAccounts(role, search, includeInactive, among, sort, descending, limit, offset);
    }
}
