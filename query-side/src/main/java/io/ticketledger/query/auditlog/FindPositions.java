package io.ticketledger.query.auditlog;

import io.ticketledger.events.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which positions of the log; what is null or empty does not filter. {@code subject} is the ticket or account it is about, {@code byNobody} means what no person did,
 * and any of the {@code actions} will do. {@code from} is included, {@code to} is not, and both mean when it happened. Positions are above {@code after} and
 * below {@code before}.
 */
public record FindPositions(
        @Nullable UUID subject,
        @Nullable AccountId actor,
        boolean byNobody,
        List<String> actions,
        @Nullable Instant from,
        @Nullable Instant to,
        long after,
        long before,
        boolean ascending,
        int limit) {

    public FindPositions {
        actions = List.copyOf(actions);
    }

    /** All, newest first. */
    public static FindPositions newest(int limit) {
        return new FindPositions(null, null, false, List.of(), null, null, 0, Long.MAX_VALUE, false, limit);
    }

    public FindPositions about(UUID subject) {
        return new FindPositions(subject, actor, byNobody, actions, from, to, after, before, ascending, limit);
    }

    public FindPositions by(AccountId actor) {
        return new FindPositions(subject, actor, false, actions, from, to, after, before, ascending, limit);
    }

    public FindPositions nobodys() {
        return new FindPositions(subject, null, true, actions, from, to, after, before, ascending, limit);
    }

    public FindPositions named(List<String> actions) {
        return new FindPositions(subject, actor, byNobody, actions, from, to, after, before, ascending, limit);
    }

    public FindPositions happened(@Nullable Instant from, @Nullable Instant to) {
        return new FindPositions(subject, actor, byNobody, actions, from, to, after, before, ascending, limit);
    }

    public FindPositions between(long after, long before) {
        return new FindPositions(subject, actor, byNobody, actions, from, to, after, before, ascending, limit);
    }

    public FindPositions oldestFirst() {
        return new FindPositions(subject, actor, byNobody, actions, from, to, after, before, true, limit);
    }
}
