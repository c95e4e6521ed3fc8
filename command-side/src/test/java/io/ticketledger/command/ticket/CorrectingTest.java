package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.CorrectStatus;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.*;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CorrectingTest {

    /**
     * Row: the status before; column: the status set; cell: what has happened by that. Moves that are the requester's are never put into his
     * mouth; of a new ticket nobody has answered, the clock for that stands still (pause) where the desk has nothing to do.
     */
    private static final String TABLE = """
            from \\ to          NEW  OPEN  IN_PROGRESS  ON_HOLD  RESOLVED  AWAITING_APPROVAL  CLOSED  REJECTED  WITHDRAWN
            NEW                .    ack   corr         pause    pause     pause              corr    decl      corr
            OPEN               corr .     start        hold     corr      corr               corr    corr      corr
            IN_PROGRESS        corr corr  .            hold     resolve   corr               corr    corr      corr
            ON_HOLD            corr corr  resume       .        corr      corr               corr    corr      corr
            RESOLVED           corr corr  corr         corr     .         ask                close   corr      corr
            AWAITING_APPROVAL  corr corr  corr         corr     corr      .                  close   corr      corr
            CLOSED             corr open  corr         corr     corr      corr               .       corr      corr
            REJECTED           corr open  corr         corr     corr      corr               corr    .         corr
            WITHDRAWN          corr open  corr         corr     corr      corr               corr    corr      .
            """;

    @TestFactory
    Stream<DynamicTest> a_status_set_by_hand_is_told_as_the_move_it_is_or_as_a_correction() {
        return TABLE.lines().skip(1).map(line -> line.split("\\s+")).flatMap(row -> Arrays.stream(TicketStatus.values()).map(to -> {
            TicketStatus from = TicketStatus.valueOf(row[0]);
            String cell = row[1 + to.ordinal()];
            return DynamicTest.dynamicTest("from " + from + " to " + to + ": " + cell, () -> {
                List<TicketEvent> events = Scenario.given(in(from)).by(CORA_THE_COORDINATOR).when(new CorrectStatus(TICKET, to, "By hand")).events();
                assertThat(events).isEqualTo(expected(cell, from, to));
                List<TicketEvent> all = Stream.concat(in(from).stream(), events.stream()).toList();
                assertThat(Objects.requireNonNull(Scenario.TICKET.fold(all, OPENED_AT)).status()).isEqualTo(to);
            });
        }));
    }

    @Test
    void all_81_pairs_are_in_the_table() {
        assertThat(TABLE.lines().skip(1).map(line -> line.split("\\s+").length - 1)).hasSize(9).containsOnly(9);
        assertThat(TABLE.lines().skip(1).map(line -> TicketStatus.valueOf(line.split("\\s+")[0]))).containsExactly(TicketStatus.values());
        assertThat(TABLE.lines().findFirst().orElseThrow().substring(9).strip().split("\\s+"))
                .containsExactly(Arrays.stream(TicketStatus.values()).map(Enum::name).toArray(String[]::new));
    }

    @Test
    void an_acknowledgement_set_by_hand_is_an_answer_unless_there_was_one() {
        CorrectStatus open = new CorrectStatus(TICKET, TicketStatus.OPEN, "By hand");

        Scenario.given(OPENED).by(CORA_THE_COORDINATOR).when(open).then(new TicketAcknowledged(TICKET, "By hand"), RESPONDED);
        Scenario.given(OPENED, RESPONDED).by(CORA_THE_COORDINATOR).when(open).then(new TicketAcknowledged(TICKET, "By hand"));
    }

    @Test
    void an_administrator_corrects_too() {
        Scenario.given(in(TicketStatus.CLOSED)).by(ADA_THE_ADMINISTRATOR).when(new CorrectStatus(TICKET, TicketStatus.NEW, "Clicked wrong"))
                .then(new StatusCorrected(TICKET, TicketStatus.CLOSED, TicketStatus.NEW, "Clicked wrong"));
    }

    @Test
    void nobody_else_corrects() {
        for (Actor actor : List.of(ROSA_THE_REQUESTER, STAN_A_STRANGER, ALAN_THE_ASSIGNED_AGENT, MONA_THE_MANAGER)) {
            Scenario.given(in(TicketStatus.OPEN)).by(actor).when(new CorrectStatus(TICKET, TicketStatus.CLOSED, "Done"))
                    .thenRejected(Type.FORBIDDEN, "only-administrators-and-coordinators");
        }
    }

    private static List<TicketEvent> expected(String cell, TicketStatus from, TicketStatus to) {
        return switch (cell) {
            case "." -> List.of();
            case "ack" -> List.of(new TicketAcknowledged(TICKET, "By hand"), RESPONDED);
            case "decl" -> List.of(new TicketDeclined(TICKET, "By hand"), RESPONDED);
            case "start" -> List.of(STARTED);
            case "resume" -> List.of(new WorkResumed(TICKET));
            case "hold" -> List.of(new TicketPutOnHold(TICKET, "By hand"));
            case "resolve" -> List.of(new TicketResolved(TICKET, "By hand", null));
            case "ask" -> List.of(ASKED);
            case "close" -> List.of(new TicketClosed(TICKET, "By hand"));
            case "open" -> List.of(new TicketReopened(TICKET, "By hand"));
            case "pause" -> List.of(new StatusCorrected(TICKET, from, to, "By hand"), new SlaClockPaused(TICKET, SlaClock.RESPONSE, Duration.ofHours(2), null));
            case "corr" -> List.of(new StatusCorrected(TICKET, from, to, "By hand"));
            default -> throw new IllegalArgumentException(cell);
        };
    }
}
