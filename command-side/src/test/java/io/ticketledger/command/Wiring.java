package io.ticketledger.command;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.ticketledger.events.Role;
import io.ticketledger.events.Trace;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** What the tests of all Axon shells need. */
public final class Wiring {

    private Wiring() {}

    public static <T> AggregateTestFixture<T> fixture(Class<T> aggregate) {
        AggregateTestFixture<T> fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerInjectableResource(DeskPolicy.DEFAULT);
        return fixture;
    }

    /** The metadata a sender writes into a command. */
    public static Map<String, Object> trace(Actor actor, Instant occurred) {
        return Map.of(
                Trace.ACTOR, actor.account() == null ? Trace.SYSTEM : actor.account().toString(),
                Trace.ACTOR_NAME, actor.name(),
                Trace.ACTOR_ROLES, actor.roles().stream().map(Role::word).toList(),
                Trace.PROJECT_ROLES, actor.memberships().entrySet().stream().collect(toMap(role -> role.getKey().toString(), role -> role.getValue().word())),
                Trace.OCCURRED, occurred.toString());
    }

    /** The commands a shell has a line for. */
    public static Set<Class<?>> handledBy(Class<?> shell) {
        return Arrays.stream(shell.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(CommandHandler.class))
                .<Class<?>>map(method -> method.getParameterTypes()[0]).collect(toSet());
    }
}
