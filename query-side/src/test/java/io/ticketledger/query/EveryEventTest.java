package io.ticketledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.events.StoredEvents;
import io.ticketledger.events.StoredEvents.StoredEvent;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryEventTest {

    private static final Desk desk = Desk.fresh();

    static List<Projection> projections() {
        return Desk.READ_MODELS;
    }

    @ParameterizedTest
    @MethodSource("projections")
    void goes_through_every_projection(Projection projection) {
        Book book = new Book().by(Samples.ADMIN, "Ada");
        Set<Class<?>> seen = new HashSet<>();
        // What ends something comes first: of what has ended nothing is left to be seen.
        for (StoredEvent stored : StoredEvents.ALL.stream().sorted(Comparator.comparing(stored -> !stored.type().getSimpleName().endsWith("Deleted"))).toList()) {
            book.add(Samples.of(stored.type()));
            seen.add(stored.type());
        }
        desk.project(projection, book.lines(), 3);

        assertThat(seen).hasSameSizeAs(StoredEvents.ALL);
        assertThat(desk.rows(projection).values()).as("a projection that heard of everything remembers something").anySatisfy(rows -> assertThat(rows).isNotEmpty());
    }

    @Test
    void of_no_family_stops_a_projection_rather_than_being_passed_over() {
        record Stranger(String what) {}

        assertThatThrownBy(() -> Desk.READ_MODELS.getFirst().changes(new Stranger("?"), Samples.ENTRY)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Stranger");
    }

    @Test
    void has_its_tables_written_by_one_projection_only() {
        List<String> tables = Desk.READ_MODELS.stream().flatMap(projection -> projection.tables().stream()).toList();
        assertThat(tables).doesNotHaveDuplicates();

        List<String> migrated = desk.sql().sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'event_%' AND tablename NOT LIKE 'flyway%'"
                + " AND tablename <> 'projection_token'").query(String.class).list();
        assertThat(tables).as("what a rebuild copies is all there is").containsAll(migrated.stream().filter(table -> table.matches("(directory|ticket|dashboard|workload|audit|notification|sla|timeline|project_|tag|company|contact).*|project")).toList());
    }
}
