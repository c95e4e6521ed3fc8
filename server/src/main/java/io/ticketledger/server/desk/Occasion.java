package io.ticketledger.server.desk;

import io.ticketledger.command.Actor;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.events.Trace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, from where, and when: what every event a command leads to will remember.
 *
 * @param dialect    the room the request came through, or "desk" for the desk's own doing
 * @param at         when it happens, cut to microseconds because the log keeps no more
 * @param once       if given, a second command with the same key does nothing and ends in {@link AlreadyDone}
 * @param provenance if given, this is history taken from elsewhere, and where from
 */
public record Occasion(
        Actor actor,
        String dialect,
        @Nullable String requestId,
        @Nullable String address,
        Instant at,
        @Nullable String once,
        @Nullable Map<String, String> provenance) {

    public Occasion {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    public static Occasion now(Actor actor, String dialect, @Nullable String requestId, @Nullable String address) {
        return new Occasion(actor, dialect, requestId, address, Instant.now(), null, null);
    }

    /** The desk's own doing, with the authority of an administrator. */
    public static Occasion system() {
        return now(Actor.SYSTEM, "desk", null, null);
    }

    public Map<String, Object> trace() {
        Map<String, Object> trace = new HashMap<>();
        AccountId account = actor.account();
        trace.put(Trace.ACTOR, account == null ? Trace.SYSTEM : account.toString());
        trace.put(Trace.ACTOR_NAME, actor.name());
        trace.put(Trace.ACTOR_ROLES, actor.roles().stream().map(Role::word).toList());
        if (!actor.memberships().isEmpty()) trace.put(Trace.PROJECT_ROLES, words(actor.memberships()));
        trace.put(Trace.DIALECT, dialect);
        trace.put(Trace.OCCURRED, at.toString());
        if (requestId != null) trace.put(Trace.REQUEST_ID, requestId);
        if (address != null) trace.put(Trace.ADDRESS, address);
        if (once != null) trace.put(Trace.IDEMPOTENCY_KEY, once);
        if (provenance != null) trace.put(Trace.PROVENANCE, provenance);
        return trace;
    }

    /** The same, asked by somebody of whom more is known. */
    public Occasion by(Actor other) {
        return new Occasion(other, dialect, requestId, address, at, once, provenance);
    }

    private static Map<String, String> words(Map<ProjectId, ProjectRole> memberships) {
        Map<String, String> words = new TreeMap<>();
        memberships.forEach((project, role) -> words.put(project.toString(), role.word()));
        return words;
    }
}
