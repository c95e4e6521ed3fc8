package io.ticketledger.query.ticketlist;

import static io.ticketledger.query.ticketlist.FindTickets.in;
import static io.ticketledger.query.ticketlist.Scope.anyOf;
import static io.ticketledger.query.ticketlist.Scope.assignedTo;
import static io.ticketledger.query.ticketlist.Scope.everything;
import static io.ticketledger.query.ticketlist.Scope.requestedBy;
import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.OTHER;
import static io.ticketledger.query.world.Samples.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Thirty tickets: odd numbers are REQUESTER's, every third is AGENT's, every fifth OTHER's, every fourth is opened, every seventh is LOW. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TicketListTest {

    private static final Desk desk = Desk.fresh();
    private static final TicketList tickets = new TicketList(desk.dataSource());

    @BeforeAll
    static void thirty_tickets() {
        Book book = new Book();
        for (int n = 1; n <= 30; n++) {
            TicketId id = id(n);
            book.after(Duration.ofMinutes(n % 2)).add(new TicketOpened(id, n, n % 2 == 1 ? REQUESTER : OTHER, n == 9 ? "Überlauf im Formular 50%_off" : "Printer " + n,
                    n == 12 ? "the scanner's lid is jammed, c# too" : "does not print", n % 7 == 0 ? Priority.LOW : Priority.HIGH, null, null, n % 10 == 0 ? "rare" : "BUG", null,
                    null, "Site", 30, book.now(), n == 5 ? new ExternalReference("jira", "ABC-77") : null));
            List<AccountId> agents = new ArrayList<>();
            if (n % 3 == 0) agents.add(AGENT);
            if (n % 5 == 0) agents.add(OTHER);
            if (!agents.isEmpty()) book.add(new TicketAssigned(id, agents, null));
            if (n % 4 == 0) book.add(new TicketAcknowledged(id, null));
        }
        desk.project(new TicketListProjection(), book);
    }

    private static TicketId id(int n) {
        return new TicketId(new UUID(0x7001, 0x8000_0000_0000_0000L + n));
    }

    private static List<Long> numbers(FindTickets wanted) {
        return tickets.page(wanted, 100, 0).stream().map(TicketRow::number).toList();
    }

    private static List<Long> those(java.util.function.LongPredicate which) {
        return java.util.stream.LongStream.rangeClosed(1, 30).map(n -> 31 - n).filter(which).boxed().toList();
    }

    @Test
    void comes_newest_first_and_by_number_where_the_time_is_the_same() {
        assertThat(numbers(in(everything()))).isEqualTo(those(n -> true));
        assertThat(tickets.page(in(everything()), 4, 10).stream().map(TicketRow::number)).containsExactly(20L, 19L, 18L, 17L);
    }

    @Test
    void shows_each_scope_its_own_tickets_only() {
        assertThat(numbers(in(requestedBy(REQUESTER)))).isEqualTo(those(n -> n % 2 == 1));
        assertThat(numbers(in(assignedTo(AGENT)))).isEqualTo(those(n -> n % 3 == 0));
        assertThat(numbers(in(anyOf(assignedTo(AGENT), requestedBy(REQUESTER))))).isEqualTo(those(n -> n % 3 == 0 || n % 2 == 1));
        assertThat(numbers(in(anyOf(assignedTo(AGENT), everything())))).hasSize(30);
        assertThat(numbers(in(anyOf()))).isEmpty();
        assertThat(numbers(in(assignedTo(AGENT)).assignedTo(OTHER))).isEqualTo(those(n -> n % 15 == 0));
    }

    @Test
    void has_single_tickets_for_those_who_may_see_them() {
        assertThat(tickets.byNumber(3, assignedTo(AGENT))).isPresent();
        assertThat(tickets.byNumber(4, assignedTo(AGENT))).isEmpty();
        assertThat(tickets.byId(id(4), requestedBy(REQUESTER))).isEmpty();
        assertThat(tickets.byId(id(4), anyOf(requestedBy(REQUESTER), requestedBy(OTHER)))).isPresent();
        assertThat(tickets.byNumber(99, everything())).isEmpty();
        assertThat(tickets.idOf(7)).contains(id(7)).isEqualTo(tickets.idOf(7));
        assertThat(tickets.idOf(99)).isEmpty();
    }

    @Test
    void filters_and_counts_alike() {
        for (FindTickets wanted : List.of(
                in(everything()), in(everything()).statuses(Set.of(TicketStatus.OPEN)), in(everything()).statuses(Set.of(TicketStatus.OPEN, TicketStatus.NEW)),
                in(everything()).priorities(Set.of(Priority.LOW)), in(everything()).priorities(Set.of(Priority.LOW, Priority.LOWEST)).statuses(Set.of(TicketStatus.NEW)),
                in(everything()).categories(Set.of("rare")), in(everything()).categories(Set.of("none")), in(everything()).assignedTo(AGENT).statuses(Set.of(TicketStatus.OPEN)),
                in(everything()).requester(OTHER), in(assignedTo(AGENT)).search("printer"), in(everything()).search(" "), in(anyOf(assignedTo(AGENT), requestedBy(OTHER))))) {
            assertThat(tickets.count(wanted)).as(wanted.toString()).isEqualTo(numbers(wanted).size());
        }
        assertThat(numbers(in(everything()).statuses(Set.of(TicketStatus.OPEN)))).isEqualTo(those(n -> n % 4 == 0));
        assertThat(numbers(in(everything()).priorities(Set.of(Priority.LOW)).statuses(Set.of(TicketStatus.OPEN)))).isEqualTo(those(n -> n % 28 == 0));
        assertThat(numbers(in(everything()).categories(Set.of("rare")))).isEqualTo(those(n -> n % 10 == 0));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"FORMULAR,9", "rlauf,9", "überlauf,9", "50%_off,9", "50%off,-", "abc-77,5", "BC-7,5", "jammed scanner,12", "jammed copier,-", "c#,12", "Pr 11,11",
            "lid's,-", "x' or 1=1,-", "---,-", "\\,-", "%,9", "_,9", "formular %_,9"})
    void finds_parts_of_words_and_needs_every_word(String search, String found) {
        assertThat(numbers(in(everything()).search(search))).isEqualTo(found == null ? List.of() : List.of(Long.valueOf(found)));
    }

    @ParameterizedTest
    @EnumSource(Order.Field.class)
    void streams_in_every_order_what_a_page_would_show(Order.Field field) {
        for (boolean descending : new boolean[] {true, false}) {
            for (Scope scope : List.of(everything(), assignedTo(AGENT), requestedBy(REQUESTER))) {
                FindTickets wanted = in(scope).order(new Order(field, descending));
                List<Long> streamed = new ArrayList<>();
                tickets.stream(wanted, 4, chunk -> {
                    assertThat(chunk.size()).isBetween(1, 4);
                    chunk.forEach(row -> streamed.add(row.number()));
                });
                assertThat(streamed).isEqualTo(numbers(wanted)).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void orders_by_urgency_and_by_life_cycle_not_by_the_alphabet() {
        assertThat(tickets.page(in(everything()).order(Order.ascending(Order.Field.PRIORITY)), 1, 0).getFirst().priority()).isEqualTo(Priority.HIGH);
        assertThat(tickets.page(in(everything()).order(Order.descending(Order.Field.PRIORITY)), 1, 0).getFirst().priority()).isEqualTo(Priority.LOW);
        assertThat(tickets.page(in(everything()).order(Order.ascending(Order.Field.STATUS)), 1, 0).getFirst().status()).isEqualTo(TicketStatus.NEW);
    }
}
