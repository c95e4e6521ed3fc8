package io.ticketledger.query.timeline;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.LogClock;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.ProjectionTokens;
import io.ticketledger.query.world.Book.Line;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Histories;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happened in whatever order it is said to have occurred: the tables answer as if every ticket were told from its beginning. */
class TimelineTest {

    private static final Desk desk = Desk.fresh();
    private static final Set<TicketStatus> ALL = EnumSet.allOf(TicketStatus.class);

    private final TimelineProjection projection = new TimelineProjection();
    private final Timeline timeline = new Timeline(desk.dataSource(), new DataSourceTransactionManager(desk.dataSource()), new ProjectionTokens(desk.dataSource(), Duration.ofSeconds(10)));

    @Provide
    Arbitrary<Book> histories() {
        return Histories.any();
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void the_list_at_any_instant_is_what_the_events_until_then_tell(@ForAll("histories") Book book, @ForAll("seeds") long seed) {
        Random random = new Random(seed);
        List<Line> lines = told(book, random);
        desk.empty(projection).project(projection, lines, 1 + random.nextInt(30));
        for (LogClock clock : LogClock.values()) {
            Retold retold = new Retold(lines, clock);
            for (Instant at : instants(lines, random)) {
                List<Standing> then = retold.standing(at);
                Set<TicketStatus> statuses = random.nextBoolean() ? FindStanding.OPEN : some(ALL, random);
                Set<Priority> priorities = random.nextInt(3) > 0 ? Set.of() : some(EnumSet.allOf(Priority.class), random);
                Set<String> teams = random.nextInt(3) > 0 ? Set.of() : Set.of("Team 1", "Team 2");
                Set<AccountId> agents = random.nextInt(3) > 0 ? Set.of() : then.stream().flatMap(one -> one.agents().stream()).limit(2).collect(Collectors.toSet());
                List<Standing> expected = then.stream().filter(one -> statuses.contains(one.status()) && (priorities.isEmpty() || priorities.contains(one.priority()))
                        && (teams.isEmpty() || one.team() != null && teams.contains(one.team())) && (agents.isEmpty() || one.agents().stream().anyMatch(agents::contains))).toList();

                assertThat(walk(new FindStanding(at, clock, statuses, priorities, teams, agents, 0, 3), expected.size())).as("%s at %s", clock, at).isEqualTo(expected);
            }
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void the_counts_at_any_instant_are_those_of_the_list(@ForAll("histories") Book book, @ForAll("seeds") long seed) {
        Random random = new Random(seed);
        List<Line> lines = told(book, random);
        desk.empty(projection).project(projection, lines, 1 + random.nextInt(30));
        for (LogClock clock : LogClock.values()) {
            Retold retold = new Retold(lines, clock);
            for (Instant at : instants(lines, random)) {
                List<Standing> then = retold.standing(at);
                List<Standing> open = then.stream().filter(one -> !one.status().isTerminal()).toList();
                Counts counts = timeline.counts(at, clock);

                assertThat(counts.tickets()).isEqualTo(then.size());
                assertThat(counts.open()).isEqualTo(open.size());
                assertThat(counts.over()).isEqualTo(then.size() - open.size());
                for (TicketStatus status : ALL) assertThat(counts.byStatus().get(status)).as("%s by %s at %s", status, clock, at).isEqualTo(then.stream().filter(one -> one.status() == status).count());
                for (Priority priority : Priority.values()) assertThat(counts.byPriority().get(priority)).isEqualTo(open.stream().filter(one -> one.priority() == priority).count());
                assertThat(counts.byTeam()).isEqualTo(open.stream().collect(Collectors.groupingBy(one -> one.team() == null ? "" : one.team(), Collectors.counting())));
                assertThat(counts.byAgent()).isEqualTo(open.stream().flatMap(one -> Set.copyOf(one.agents()).stream()).collect(Collectors.groupingBy(agent -> agent, Collectors.counting())));
                assertThat(counts.unassigned()).isEqualTo(open.stream().filter(one -> one.agents().isEmpty()).count());
                assertThat(counts.oldest() == null ? null : counts.oldest().opened()).isEqualTo(open.stream().map(Standing::opened).min(Instant::compareTo).orElse(null));
                assertThat(counts.opened()).isEqualTo(retold.opened(at.minus(1, ChronoUnit.DAYS), at));
                assertThat(counts.closed()).isEqualTo(retold.closed(at.minus(1, ChronoUnit.DAYS), at));
            }
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void rows_depend_neither_on_batches_nor_on_what_comes_twice(@ForAll("histories") Book book, @ForAll("seeds") long seed) {
        Random random = new Random(seed);
        List<Line> lines = told(book, random);
        Map<String, List<String>> rows = desk.empty(projection).project(projection, lines, 1).rows(projection);

        desk.empty(projection).project(projection, lines, 1 + random.nextInt(40));
        assertThat(desk.rows(projection)).isEqualTo(rows);
        desk.project(projection, lines.subList(random.nextInt(lines.size()), lines.size()), 7);
        assertThat(desk.rows(projection)).isEqualTo(rows);
    }

    /** Every page until the last, each asked for by where the one before ended. */
    private List<Standing> walk(FindStanding first, long total) {
        List<Standing> walked = new ArrayList<>();
        for (FindStanding wanted = first; ; ) {
            StandingPage page = timeline.page(wanted);
            assertThat(page.total()).isEqualTo(total);
            walked.addAll(page.items());
            if (!page.more()) return walked;
            assertThat(page.items()).hasSize(wanted.limit());
            wanted = new FindStanding(wanted.at(), wanted.clock(), wanted.statuses(), wanted.priorities(), wanted.teams(), wanted.agents(), walked.getLast().number(), wanted.limit());
        }
    }

    /** As imports and slow clocks tell it: some things are said to have occurred before what stands before them, and several are recorded at once. */
    private static List<Line> told(Book book, Random random) {
        List<Line> told = new ArrayList<>();
        for (Line line : book.lines()) {
            Entry e = line.entry();
            Instant occurred = random.nextInt(3) > 0 ? e.occurred() : e.occurred().minus(random.nextInt(4000), ChronoUnit.MINUTES);
            told.add(new Line(line.event(), new Entry(e.position(), e.version(), e.name(), occurred, e.recorded().truncatedTo(ChronoUnit.HALF_DAYS), e.actor(), e.actorName(),
                    e.dialect(), e.requestId(), e.address(), e.imported())));
        }
        return told;
    }

    /** The very instants of the log, just before them, and such in between, before and after all. */
    private static List<Instant> instants(List<Line> lines, Random random) {
        List<Instant> instants = new ArrayList<>(List.of(Instant.EPOCH, Instant.parse("2035-01-01T00:00:00Z")));
        for (int i = 0; i < 3; i++) {
            Entry entry = lines.get(random.nextInt(lines.size())).entry();
            instants.addAll(List.of(entry.occurred(), entry.recorded(), entry.occurred().minus(1, ChronoUnit.MICROS), entry.occurred().plusSeconds(random.nextInt(100_000))));
        }
        return instants;
    }

    private static <T> Set<T> some(Set<T> all, Random random) {
        Set<T> some = all.stream().filter(one -> random.nextBoolean()).collect(Collectors.toSet());
        return some.isEmpty() ? all : some;
    }
}
