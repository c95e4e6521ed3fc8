package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.ADA_THE_ADMINISTRATOR;
import static io.ticketledger.command.People.ROSA_THE_REQUESTER;
import static io.ticketledger.command.ticket.Tickets.OPENED_AT;
import static io.ticketledger.command.ticket.Tickets.open;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Context;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.sla.BusinessCalendar;
import io.ticketledger.command.sla.BusinessCalendar.Period;
import io.ticketledger.command.ticket.SlaStory.Happened;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ticket.TicketEvent;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A ticket of Rosa's to which things are done at times, counted in minutes from its opening on a Tuesday at ten. Ada does what Rosa does not. */
final class LivingTicket {

    /** Promises a solution in four hours of what is HIGH and in eight of what is MEDIUM, and none of what is LOW, round the clock. */
    static final DeskPolicy ROUND_THE_CLOCK = new DeskPolicy(Map.of(), Map.of(Priority.HIGH, Duration.ofHours(4), Priority.MEDIUM, Duration.ofHours(8)), Map.of());

    /** Nine to five on weekdays, in UTC. */
    static final BusinessCalendar OFFICE = calendar("office", 9, 17);

    /** The same promises, in working time for all but HIGH. */
    static final DeskPolicy NINE_TO_FIVE = new DeskPolicy(Map.of(), ROUND_THE_CLOCK.resolutionTargets(), Map.of(Priority.MEDIUM, OFFICE, Priority.LOW, OFFICE));

    final List<Happened> log = new ArrayList<>();
    private DeskPolicy policy;
    private @Nullable TicketState state;

    private LivingTicket(DeskPolicy policy) {
        this.policy = policy;
    }

    static LivingTicket under(DeskPolicy policy) {
        return new LivingTicket(policy);
    }

    static LivingTicket opened(DeskPolicy policy, Priority priority) {
        LivingTicket ticket = under(policy);
        ticket.by(ROSA_THE_REQUESTER, 0, open(priority, null, null));
        return ticket;
    }

    static BusinessCalendar calendar(String name, int from, int to) {
        Period hours = new Period(LocalTime.of(from, 0), LocalTime.of(to, 0));
        return BusinessCalendar.of(name, ZoneOffset.UTC,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).stream().collect(Collectors.toMap(day -> day, _ -> List.of(hours))), Set.of());
    }

    static Instant minute(long minutes) {
        return OPENED_AT.plus(Duration.ofMinutes(minutes));
    }

    void agreeOn(DeskPolicy other) {
        policy = other;
    }

    List<TicketEvent> ada(long minute, TicketCommand command) {
        return by(ADA_THE_ADMINISTRATOR, minute, command);
    }

    List<TicketEvent> rosa(long minute, TicketCommand command) {
        return by(ROSA_THE_REQUESTER, minute, command);
    }

    List<TicketEvent> by(Actor actor, long minute, TicketCommand command) {
        return by(actor, minute(minute), command);
    }

    List<TicketEvent> by(Actor actor, Instant at, TicketCommand command) {
        Context context = new Context(actor, at, policy);
        List<TicketEvent> events = TicketDecider.decide(state, command, context);
        events.forEach(event -> happened(event, context.at()));
        return events;
    }

    /** Something that was written before there were rules for it. */
    void happened(TicketEvent event, Instant at) {
        log.add(new Happened(event, at, log.size() + 1));
        state = TicketDecider.evolve(state, event, at);
    }

    TicketState state() {
        return Objects.requireNonNull(state);
    }

    Clock response() {
        return state().clocks().response();
    }

    Clock resolution() {
        return Objects.requireNonNull(state().clocks().resolution());
    }

    List<SlaStory.Cycle> story(long minute) {
        return SlaStory.tell(log, policy, minute(minute));
    }
}
