package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.*;
import static io.ticketledger.command.ticket.Tickets.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.ticket.TicketCommand.*;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.*;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MovingCardsTest {

    private static final String BY_MOVING = "Moved on the board";
    private static final CardMoved MOVED = new CardMoved(TICKET, COLUMN, "V");
    private static final ColumnId ELSEWHERE = ColumnId.of("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d77");

    /** Row: the status before; column: the stage the card is put into; cell: what has happened by that, before the card is moved, and the status after. */
    private static final String TABLE = """
            from \\ to          NEW        IN_PROGRESS              REVIEW                    DONE
            NEW                .:NEW      ack,start:IN_PROGRESS    ack,corr:RESOLVED         ack,corr:CLOSED
            OPEN               .:OPEN     start:IN_PROGRESS        corr:RESOLVED             corr:CLOSED
            IN_PROGRESS        corr:OPEN  .:IN_PROGRESS            resolve:RESOLVED          corr:CLOSED
            ON_HOLD            corr:OPEN  .:ON_HOLD                corr:RESOLVED             corr:CLOSED
            RESOLVED           corr:OPEN  corr:IN_PROGRESS         .:RESOLVED                close:CLOSED
            AWAITING_APPROVAL  corr:OPEN  corr:IN_PROGRESS         .:AWAITING_APPROVAL       close:CLOSED
            CLOSED             open:OPEN  open,start:IN_PROGRESS   open,corr:RESOLVED        .:CLOSED
            REJECTED           open:OPEN  open,start:IN_PROGRESS   open,corr:RESOLVED        .:REJECTED
            WITHDRAWN          open:OPEN  open,start:IN_PROGRESS   open,corr:RESOLVED        .:WITHDRAWN
            """;

    @TestFactory
    Stream<DynamicTest> a_card_takes_its_ticket_to_the_stage_of_the_column() {
        return TABLE.lines().skip(1).map(line -> line.split("\\s+")).flatMap(row -> Arrays.stream(Stage.values()).map(stage -> {
            TicketStatus from = TicketStatus.valueOf(row[0]);
            String[] cell = row[1 + stage.ordinal()].split(":");
            return DynamicTest.dynamicTest("from " + from + " into " + stage, () -> {
                List<TicketEvent> events = Scenario.given(filed(from)).by(ADA_THE_ADMINISTRATOR).when(new MoveCard(TICKET, COLUMN, stage, "V")).events();
                assertThat(events).isEqualTo(expected(cell[0], from, TicketStatus.valueOf(cell[1])));
                TicketState after = after(from, events);
                assertThat(after.status()).isEqualTo(TicketStatus.valueOf(cell[1]));
                assertThat(Stage.of(after.status())).isEqualTo(stage);
                assertThat(after.card().place()).isEqualTo(new Card.Place(COLUMN, "V"));
            });
        }));
    }

    @Test
    void every_status_and_every_stage_is_in_the_table() {
        assertThat(TABLE.lines().skip(1).map(line -> TicketStatus.valueOf(line.split("\\s+")[0]))).containsExactly(TicketStatus.values());
        assertThat(TABLE.lines().skip(1).map(line -> line.split("\\s+").length - 1)).containsOnly(Stage.values().length);
        assertThat(TABLE.lines().findFirst().orElseThrow().substring(9).strip().split("\\s+")).containsExactly(Arrays.stream(Stage.values()).map(Enum::name).toArray(String[]::new));
    }

    @Test
    void a_card_that_lies_there_already_stays() {
        Scenario.given(filed(TicketStatus.OPEN)).and(MOVED).by(ADA_THE_ADMINISTRATOR).when(new MoveCard(TICKET, COLUMN, Stage.NEW, "V")).thenNothing();
        Scenario.given(filed(TicketStatus.OPEN)).and(MOVED).by(ADA_THE_ADMINISTRATOR).when(new MoveCard(TICKET, COLUMN, Stage.NEW, "k")).then(new CardMoved(TICKET, COLUMN, "k"));
        Scenario.given(filed(TicketStatus.OPEN)).and(MOVED).by(ADA_THE_ADMINISTRATOR).when(new MoveCard(TICKET, ELSEWHERE, Stage.NEW, "V"))
                .then(new CardMoved(TICKET, ELSEWHERE, "V"));
    }

    @Test
    void a_ticket_that_comes_to_another_stage_by_itself_leaves_its_column_and_may_be_put_back() {
        Scenario.given(filed(TicketStatus.OPEN)).and(MOVED, STARTED, new StatusCorrected(TICKET, TicketStatus.IN_PROGRESS, TicketStatus.OPEN, "Not yet"))
                .by(ADA_THE_ADMINISTRATOR).when(new MoveCard(TICKET, COLUMN, Stage.NEW, "V")).then(MOVED);
        Scenario.given(filed(TicketStatus.RESOLVED)).and(MOVED, ASKED).by(ADA_THE_ADMINISTRATOR).when(new MoveCard(TICKET, COLUMN, Stage.REVIEW, "V")).thenNothing();
    }

    @Test
    void an_archived_card_does_not_move_until_it_is_restored() {
        MoveCard move = new MoveCard(TICKET, COLUMN, Stage.NEW, "V");
        Scenario.given(filed(TicketStatus.OPEN)).and(new TicketArchived(TICKET)).by(ADA_THE_ADMINISTRATOR).when(move).thenRejected(Type.CONFLICT, "an-archived-card-does-not-move");
        Scenario.given(filed(TicketStatus.OPEN)).and(new TicketArchived(TICKET), new TicketRestored(TICKET)).by(ADA_THE_ADMINISTRATOR).when(move).then(MOVED);
    }

    @Test
    void whoever_moves_his_own_ticket_has_not_answered_himself_unless_the_project_is_in_his_hands() {
        MoveCard start = new MoveCard(TICKET, COLUMN, Stage.IN_PROGRESS, "V");
        TicketAcknowledged seen = new TicketAcknowledged(TICKET, BY_MOVING);

        Scenario.given(OPENED, FILED).by(ROSA_THE_REQUESTER.in(Map.of(PROJECT, ProjectRole.USER))).when(start).then(seen, STARTED, MOVED);
        Scenario.given(OPENED, FILED).by(ROSA_THE_REQUESTER.in(Map.of(PROJECT, ProjectRole.ADMIN))).when(start).then(seen, RESPONDED, STARTED, MOVED);
        Scenario.given(OPENED, FILED).by(STAN_A_STRANGER.in(Map.of(PROJECT, ProjectRole.ADMIN))).when(start).then(seen, RESPONDED, STARTED, MOVED);
        Scenario.given(OPENED, FILED, RESPONDED).by(STAN_A_STRANGER.in(Map.of(PROJECT, ProjectRole.ADMIN))).when(start).then(seen, STARTED, MOVED);
    }

    @Test
    void clocks_stand_still_and_go_on_and_end_with_the_stage() {
        LivingTicket ticket = LivingTicket.opened(LivingTicket.ROUND_THE_CLOCK, Priority.HIGH);
        ticket.ada(10, new MoveCard(TICKET, COLUMN, Stage.IN_PROGRESS, "V"));
        assertThat(ticket.response().state()).isEqualTo(SlaStory.State.MET);
        ticket.ada(60, new MoveCard(TICKET, COLUMN, Stage.REVIEW, "V"));
        assertThat(ticket.resolution().state()).isEqualTo(SlaStory.State.PAUSED);
        ticket.ada(600, new MoveCard(TICKET, COLUMN, Stage.NEW, "V"));
        assertThat(ticket.resolution().state()).isEqualTo(SlaStory.State.RUNNING);
        assertThat(ticket.resolution().due()).isEqualTo(LivingTicket.minute(600 + 180));
        ticket.ada(610, new MoveCard(TICKET, COLUMN, Stage.DONE, "V"));
        assertThat(ticket.resolution().state()).isEqualTo(SlaStory.State.MET);
        ticket.ada(700, new MoveCard(TICKET, COLUMN, Stage.IN_PROGRESS, "V"));
        assertThat(ticket.resolution().cycle()).isEqualTo(2);
        assertThat(ticket.resolution().due()).isEqualTo(LivingTicket.minute(700 + 240));
    }

    private static TicketState after(TicketStatus from, List<TicketEvent> events) {
        return Objects.requireNonNull(Scenario.TICKET.fold(Stream.concat(filed(from).stream(), events.stream()).toList(), OPENED_AT));
    }

    private static List<TicketEvent> expected(String cell, TicketStatus from, TicketStatus to) {
        List<TicketEvent> events = new ArrayList<>();
        for (String word : cell.split(",")) {
            switch (word) {
                case "." -> { }
                case "ack" -> events.addAll(List.of(new TicketAcknowledged(TICKET, BY_MOVING), RESPONDED));
                case "start" -> events.add(STARTED);
                case "resolve" -> events.add(new TicketResolved(TICKET, BY_MOVING, null));
                case "close" -> events.add(new TicketClosed(TICKET, BY_MOVING));
                case "open" -> events.add(new TicketReopened(TICKET, BY_MOVING));
                case "corr" -> events.add(new StatusCorrected(TICKET, cell.contains(",") ? TicketStatus.OPEN : from, to, BY_MOVING));
                default -> throw new IllegalArgumentException(word);
            }
        }
        events.add(MOVED);
        return events;
    }
}
