package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.CORA_THE_COORDINATOR;
import static io.ticketledger.command.People.ROSA_THE_REQUESTER;
import static io.ticketledger.command.Wiring.fixture;
import static io.ticketledger.command.Wiring.trace;
import static io.ticketledger.command.ticket.Tickets.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.ticket.TicketCommand.ChangePriority;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Trace;
import io.ticketledger.events.ticket.PriorityChanged;
import io.ticketledger.events.ticket.TicketOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/**
 * A response target counts from when the ticket was opened, not from when the log heard of it, and it must do so from the same instant whether the
 * ticket is live or read back. The log keeps an event's time to the microsecond beside the event, and no longer in its metadata.
 */
class OccurredTest {

    private static final Instant LONG_AGO = Instant.parse("2016-03-24T08:15:00.123456789Z");
    private static final Instant AS_KEPT = Instant.parse("2016-03-24T08:15:00.123456Z");
    private static final Instant SOON = LONG_AGO.plus(Duration.ofMinutes(20));
    private static final ChangePriority MAKE_IT_HIGH = new ChangePriority(TICKET, Priority.HIGH, null, null);
    private static final PriorityChanged COUNTED_FROM_THE_OPENING =
            new PriorityChanged(TICKET, Priority.HIGH, null, null, 30, AS_KEPT.plus(Duration.ofMinutes(30)));

    @Test
    void an_event_carries_the_whole_trace_of_its_command() {
        Map<String, Object> trace = new HashMap<>(trace(ROSA_THE_REQUESTER, OPENED_AT));
        trace.put(Trace.DIALECT, "incident");
        trace.put(Trace.REQUEST_ID, "r-1");

        opened(trace, message -> assertThat(message.getMetaData()).containsAllEntriesOf(trace));
    }

    @Test
    void an_event_happened_when_its_command_says_to_the_microsecond() {
        opened(trace(ROSA_THE_REQUESTER, LONG_AGO), message -> {
            assertThat(message.getMetaData()).containsEntry(Trace.OCCURRED, AS_KEPT.toString());
            assertThat(((TicketOpened) message.getPayload()).responseDue()).isEqualTo(AS_KEPT.plus(Duration.ofHours(2)));
        });
    }

    @Test
    void a_live_ticket_counts_from_its_opening() {
        AggregateTestFixture<Ticket> fixture = fixture(Ticket.class);

        fixture.givenCommands(new GenericCommandMessage<>(open(null, null, null), trace(ROSA_THE_REQUESTER, LONG_AGO)))
                .when(MAKE_IT_HIGH, trace(CORA_THE_COORDINATOR, SOON)).expectEvents(COUNTED_FROM_THE_OPENING);
    }

    @Test
    void a_ticket_read_back_counts_from_the_same_opening() {
        fixture(Ticket.class).andGivenCurrentTime(AS_KEPT).andGiven(OPENED)
                .when(MAKE_IT_HIGH, trace(CORA_THE_COORDINATOR, SOON)).expectEvents(COUNTED_FROM_THE_OPENING);
    }

    private static void opened(Map<String, Object> trace, Consumer<DomainEventMessage<?>> holds) {
        AggregateTestFixture<Ticket> fixture = fixture(Ticket.class);
        fixture.givenNoPriorActivity().when(open(null, null, null), trace).expectSuccessfulHandlerExecution();
        DomainEventStream stream = fixture.getEventStore().readEvents(TICKET.toString());

        holds.accept(stream.next());
        assertThat(stream.hasNext()).isFalse();
    }
}
