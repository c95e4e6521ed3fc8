package io.ticketledger.command;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.events.Trace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * All that a decision may know beside the state and the command: who asks, what time it is for him, and what the desk has agreed on. The time is cut
 * to microseconds, which is what the log keeps: a live ticket and the same ticket read back must not count from two instants.
 */
public record Context(Actor actor, Instant at, DeskPolicy policy) {

    public Context {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Reads back what the sender wrote into a command's metadata.
     *
     * @throws IllegalArgumentException if the metadata does not say who asks or when: a command without an author is a mistake of the caller
     */
    public static Context of(Map<String, ?> trace, DeskPolicy policy) {
        Object actor = trace.get(Trace.ACTOR);
        if (actor == null || !(trace.get(Trace.OCCURRED) instanceof String at)) {
            throw new IllegalArgumentException("a command must say who asks and when");
        }
        AccountId account = Trace.SYSTEM.equals(actor) ? null : AccountId.of(actor.toString());
        return new Context(new Actor(account, String.valueOf(trace.get(Trace.ACTOR_NAME)), roles(trace), memberships(trace)), Instant.parse(at), policy);
    }

    /** When an event happened: what its metadata says while it is new, its own time once it comes from the log. */
    public static Instant occurred(Map<String, ?> trace, Instant published) {
        return trace.get(Trace.OCCURRED) instanceof String at ? Instant.parse(at) : published;
    }

    private static Set<Role> roles(Map<String, ?> trace) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (trace.get(Trace.ACTOR_ROLES) instanceof Collection<?> words) words.forEach(word -> roles.add(Role.of(word.toString())));
        return roles;
    }

    private static Map<ProjectId, ProjectRole> memberships(Map<String, ?> trace) {
        Map<ProjectId, ProjectRole> memberships = new HashMap<>();
        if (trace.get(Trace.PROJECT_ROLES) instanceof Map<?, ?> roles) {
            roles.forEach((project, role) -> memberships.put(ProjectId.of(project.toString()), ProjectRole.of(role.toString())));
        }
        return memberships;
    }
}
