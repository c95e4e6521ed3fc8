package io.ticketledger.query.directory;

import io.ticketledger.events.Role;
import org.jspecify.annotations.Nullable;

/** Which accounts, in what order. {@code search} is looked for in user name, address and names. Deleted ones are never found. */
public record FindAccounts(@Nullable Role role, @Nullable String search, boolean includeInactive, Sort sort, boolean descending, int limit, long offset) {

    public enum Sort { NUMBER, USERNAME, EMAIL, NAME, JOINED }

    public static FindAccounts first(int limit) {
        return new FindAccounts(null, null, true, Sort.NUMBER, false, limit, 0);
    }

    public FindAccounts withRole(@Nullable Role role) {
        return new FindAccounts(role, search, includeInactive, sort, descending, limit, offset);
    }

    public FindAccounts withSearch(@Nullable String search) {
        return new FindAccounts(role, search, includeInactive, sort, descending, limit, offset);
    }

    public FindAccounts activeOnly() {
        return new FindAccounts(role, search, false, sort, descending, limit, offset);
    }

    public FindAccounts sortedBy(Sort sort, boolean descending) {
        return new FindAccounts(role, search, includeInactive, sort, descending, limit, offset);
    }

    public FindAccounts from(long offset) {
        return new FindAccounts(role, search, includeInactive, sort, descending, limit, offset);
    }
}
