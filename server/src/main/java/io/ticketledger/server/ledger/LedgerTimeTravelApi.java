package io.ticketledger.server.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.ticketledger.command.ticket.TicketSnapshot;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.LogClock;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.ledger.LedgerProblems.Refused;
import io.ticketledger.server.ledger.LedgerTickets.Story;
import io.ticketledger.server.ledger.TimeTravelResponses.TicketDiff;
import io.ticketledger.server.ledger.TimeTravelResponses.TicketThen;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What one ticket was like at any time, and what has become different since. From the log alone, by the fold that decisions are made on. */
@RestController
@RequestMapping("/ledger/tickets/{id}")
class LedgerTimeTravelApi {

    private static final String CLOCK = "clock";

    private final LedgerTickets tickets;
    private final LedgerNames names;

    LedgerTimeTravelApi(LedgerTickets tickets, LedgerNames names) {
        this.tickets = tickets;
        this.names = names;
    }

    /** A version, or a time by a clock; neither means the last there is. */
    private record Point(@Nullable Long version, @Nullable Instant time) {

        static final Point NOW = new Point(null, null);

        /** Digits alone are a version. Whatever is wrong is noted in the query. */
        static Point of(Query query, String name) {
            String text = query.first(name);
            if (text == null) return NOW;
            return text.strip().matches("[0-9]+") ? new Point(query.number(name), null) : new Point(null, query.instant(name));
        }

        /** @return the version that it means in this story */
        int in(Story story, LogClock clock) {
            List<RecordedEvent> events = story.events();
            if (version != null) {
                if (version < events.size()) return version.intValue();
                throw Refused.notThere("Ticket %d has versions 0 to %d.".formatted(story.opened().number(), events.size() - 1));
            }
            if (time == null) return events.size() - 1;
            int known = known(events, clock, time);
            if (known > 0) return known - 1;
            throw Refused.notThere("Ticket %d was opened later: that %s at %s.".formatted(story.opened().number(), clock == LogClock.OCCURRED ? "occurred" : "was recorded",
                    at(events.getFirst(), clock)));
        }

        /**
         * How many of a stream's events had happened, or were known, by then. It is always a beginning of the stream, so that its fold is a state that really was:
         * an event that happened before the one it follows counts from when that one did.
         */
        private static int known(List<RecordedEvent> stream, LogClock clock, Instant then) {
            int known = 0;
            while (known < stream.size() && !at(stream.get(known), clock).isAfter(then)) known++;
            return known;
        }

        private static Instant at(RecordedEvent event, LogClock clock) {
            return clock.of(event.occurred(), event.recorded());
        }
    }

    @GetMapping
    @Parameter(name = "as_of", in = ParameterIn.QUERY, schema = @Schema(type = "string", format = "date-time"), description = "included; without an offset it is UTC")
    @Parameter(name = CLOCK, in = ParameterIn.QUERY, schema = @Schema(type = "string", allowableValues = {"occurred", "recorded"}, defaultValue = "occurred"))
    @Parameter(name = "version", in = ParameterIn.QUERY, schema = @Schema(type = "integer"), description = "0 is the ticket as it was opened")
    @Operation(summary = "A ticket's whole state then, or now")
    TicketThen then(@PathVariable String id, HttpServletRequest request) {
        Query query = Query.of(request);
        Point wanted = new Point(query.number("version"), query.instant("as_of"));
        LogClock clock = WantedEvents.clock(query);
        if (query.first("version") != null && query.first("as_of") != null) query.refuse("version", "Give a version or a time, not both.");
        query.verdict();
        Story story = tickets.story(id);
        int version = wanted.in(story, clock);
        List<RecordedEvent> events = story.events();
        List<RecordedEvent> until = events.subList(0, version + 1);
        TicketSnapshot then = TicketSnapshot.of(TicketStates.history(until));
        RecordedEvent next = version + 1 < events.size() ? events.get(version + 1) : null;
        Set<AccountId> concerned = new HashSet<>(then.agents());
        concerned.add(then.requester());
        concerned.addAll(then.factsOrNone().followers());
        return new TimeTravelTranslation(names.whoDid(events.subList(0, next == null ? version + 1 : version + 2)), until)
                .then(then, until.getLast(), next, names.asOf(concerned, until.getLast().position()));
    }

    /** {@code from} may not be after {@code to}: whoever wants to go back in time should see that this is what he does. */
    @GetMapping("/diff")
    @Parameter(name = "from", in = ParameterIn.QUERY, required = true, schema = @Schema(type = "string"), description = "a version, or a time")
    @Parameter(name = "to", in = ParameterIn.QUERY, schema = @Schema(type = "string"), description = "a version, or a time; now if it is left out")
    @Parameter(name = CLOCK, in = ParameterIn.QUERY, schema = @Schema(type = "string", allowableValues = {"occurred", "recorded"}, defaultValue = "occurred"))
    @Operation(summary = "What is different between two states of a ticket")
    TicketDiff diff(@PathVariable String id, HttpServletRequest request) {
        Query query = Query.of(request);
        if (query.first("from") == null) query.refuse("from", "Give a version or a time.");
        Point from = Point.of(query, "from");
        Point to = Point.of(query, "to");
        LogClock clock = WantedEvents.clock(query);
        query.verdict();
        Story story = tickets.story(id);
        int first = from.in(story, clock);
        int last = to.in(story, clock);
        if (first > last) query.refuse("to", "This is version %d, before from, which is version %d.".formatted(last, first));
        query.verdict();
        List<RecordedEvent> events = story.events();
        List<TicketSnapshot> states = TicketSnapshot.after(TicketStates.history(events.subList(0, last + 1)), version -> version == first || version == last);
        TimeTravelTranslation said = new TimeTravelTranslation(names.whoDid(events.subList(0, last + 1)), events.subList(0, last + 1));
        TicketSnapshot before = states.getFirst();
        TicketSnapshot now = states.getLast();
        return new TicketDiff(story.ticket().toString(), story.opened().number(), said.moment(events.get(first)), said.moment(events.get(last)),
                StateFields.changedFields(before, now), StateFields.newComments(before, now).stream().map(said::comment).toList(),
                StateFields.newAttachments(before, now).stream().map(said::attachment).toList(),
                StateFields.editedComments(before, now).stream().map(said::comment).toList(), StateFields.goneComments(before, now).stream().map(said::comment).toList(),
                StateFields.goneAttachments(before, now).stream().map(said::attachment).toList(),
                events.subList(first + 1, last + 1).stream().map(said::moment).toList());
    }
}
