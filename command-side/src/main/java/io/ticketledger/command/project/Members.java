package io.ticketledger.command.project;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.project.CompanyVouchWithdrawn;
import io.ticketledger.events.project.CompanyVouched;
import io.ticketledger.events.project.RoleGiven;
import io.ticketledger.events.project.RoleTaken;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is what in a project, and which companies speak for whom. Accounts that were deleted stay here; read models do not show them.
 *
 * @param following whose role is about to change because of what a company has just said: the role told next is not one that somebody gave
 */
record Members(Map<AccountId, Member> all, @Nullable AccountId following) {

    static final Members NOBODY = new Members(Map.of(), null);
    private static final Member STRANGER = new Member(null, false, 0, Set.of());

    record Vouch(CompanyId company, CompanyRole as) {}

    /** @param role null for somebody whose role was taken though a company speaks for him @param wasGiven by somebody, rather than following from a company */
    record Member(@Nullable ProjectRole role, boolean wasGiven, long number, Set<Vouch> vouches) {

        boolean isVouchedFor(CompanyRole as) {
            return vouches.stream().anyMatch(vouch -> vouch.as() == as);
        }

        Member with(Vouch vouch) {
            Set<Vouch> more = new HashSet<>(vouches);
            more.add(vouch);
            return new Member(role, wasGiven, number, more);
        }

        Member without(Vouch vouch) {
            Set<Vouch> fewer = new HashSet<>(vouches);
            fewer.remove(vouch);
            return new Member(role, wasGiven, number, fewer);
        }

        @Nullable ProjectRole afterVouching(CompanyRole as) {
            return switch (as) {
                case ADMIN -> role == ProjectRole.SUPERADMIN ? role : ProjectRole.ADMIN;
                case USER -> role == null ? ProjectRole.USER : role;
            };
        }

        /** What this one, of whose vouches one is gone already, becomes because it is gone. */
        @Nullable ProjectRole afterWithdrawing(CompanyRole as) {
            return switch (as) {
                case ADMIN -> {
                    if (role != ProjectRole.ADMIN || isVouchedFor(CompanyRole.ADMIN)) yield role;
                    yield isVouchedFor(CompanyRole.USER) ? ProjectRole.USER : null;
                }
                case USER -> role == ProjectRole.USER && !wasGiven && vouches.isEmpty() ? null : role;
            };
        }
    }

    Member of(AccountId account) {
        return all.getOrDefault(account, STRANGER);
    }

    /** Whether somebody else than this one has the project in hand. */
    boolean hasAnotherSuperadminThan(AccountId account) {
        return all.entrySet().stream().anyMatch(entry -> entry.getValue().role() == ProjectRole.SUPERADMIN && !entry.getKey().equals(account));
    }

    Members given(RoleGiven e) {
        return with(e.account(), new Member(e.role(), !e.account().equals(following), e.number(), of(e.account()).vouches()), null);
    }

    Members taken(RoleTaken e) {
        return with(e.account(), new Member(null, false, 0, of(e.account()).vouches()), null);
    }

    Members vouched(CompanyVouched e) {
        Member before = of(e.account());
        boolean changes = before.afterVouching(e.as()) != before.role();
        return with(e.account(), before.with(new Vouch(e.company(), e.as())), changes ? e.account() : null);
    }

    Members withdrawn(CompanyVouchWithdrawn e) {
        Member left = of(e.account()).without(new Vouch(e.company(), e.as()));
        boolean changes = left.afterWithdrawing(e.as()) != left.role();
        return with(e.account(), left, changes ? e.account() : null);
    }

    private Members with(AccountId account, Member member, @Nullable AccountId nowFollowing) {
        Map<AccountId, Member> changed = new HashMap<>(all);
        if (member.role() == null && member.vouches().isEmpty()) changed.remove(account);
        else changed.put(account, member);
        return new Members(changed, nowFollowing);
    }
}
