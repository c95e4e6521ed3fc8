package io.ticketledger.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Role;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.Selection.Kind;
import io.ticketledger.eventstore.Selection;
import io.ticketledger.eventstore.StoredLine;
import io.ticketledger.practice.Practice;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.live.LogReading.Piece;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pieces of a log that is far too long for the time there is. */
class LogReadingTest {

    private final RunningDesk desk = RunningDesk.shared();
    private final PostgresEventStorageEngine log = desk.part(PostgresEventStorageEngine.class);
    private final Account person = Practice.person(desk, "pat-Passw0rd", Role.REQUESTER);
    private final LogReading hasty = new LogReading(log, 3, Duration.ZERO);

    @Test
    void a_search_in_vain_ends_early_says_how_far_it_came_and_comes_to_an_end() {
        Selection never = new Selection(Set.of(new Kind("never-happened", null)), Set.of());
        Piece piece = hasty.read(0, never, 10);
        assertThat(piece.lines()).isEmpty();
        assertThat(piece.reached()).isEqualTo(3);
        assertThat(piece.atEnd()).isFalse();
        while (!piece.atEnd()) piece = hasty.read(piece.reached(), never, 10);
        assertThat(piece.reached()).isGreaterThanOrEqualTo(lastOf(person));
    }

    @Test
    void pieces_leave_nothing_out_however_small_they_are() {
        Selection opened = new Selection(Set.of(new Kind("account-opened", 1)), Set.of());
        List<Long> told = new ArrayList<>();
        long head = log.head();
        for (Piece piece = hasty.read(0, opened, 1); piece.reached() < head; piece = hasty.read(piece.reached(), opened, 1)) add(told, piece);
        List<Long> all = log.lines().after(0, 100_000).stream().filter(line -> line.name().equals("account-opened")).map(StoredLine::position).toList();
        assertThat(told).isNotEmpty().isEqualTo(all.subList(0, told.size()));
        assertThat(all.subList(told.size(), all.size())).allMatch(position -> position >= head);
    }

    @Test
    void lines_of_few_streams_are_found_without_looking_at_all_the_others() {
        Piece piece = hasty.read(0, new Selection(Set.of(), Set.of(person.id().toString())), 100);
        assertThat(piece.atEnd()).isTrue();
        assertThat(piece.lines()).isNotEmpty().allMatch(line -> line.line().stream().equals(person.id().toString()));
        Selection another = new Selection(Set.of(new Kind("account-opened", 99)), Set.of(person.id().toString()));
        assertThat(hasty.read(0, another, 100).lines()).as("of that revision").isEmpty();
    }

    @Test
    void an_event_is_found_by_its_id_near_the_end_and_wherever_a_piece_ended() {
        long last = log.head();
        UUID latest = log.lines().at(List.of(last)).getFirst().eventId();
        assertThat(new LogReading(log, 1_000, Duration.ofSeconds(20)).positionOf(latest)).hasValue(last);
        UUID first = log.lines().at(List.of(1L)).getFirst().eventId();
        assertThat(hasty.positionOf(first)).isEmpty();
        hasty.read(0, Selection.ALL, 1);
        assertThat(hasty.positionOf(first)).hasValue(1);
        assertThat(new LogReading(log, 1_000, Duration.ofSeconds(20)).positionOf(UUID.randomUUID())).isEmpty();
    }

    private static void add(List<Long> told, Piece piece) {
        piece.lines().forEach(line -> told.add(line.position()));
    }

    private long lastOf(Account account) {
        return log.lines().selected(0, log.head(), new Selection(Set.of(), Set.of(account.id().toString())), 100).getLast().position();
    }
}
