package io.ticketledger.command;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.ticketledger.query.canary.ReadModel;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.canary.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Walls around the deciding side. Each rule is also held against a class that breaks it, because a rule that cannot fail protects nothing. */
class CommandSideWallTest {

    private static final JavaClasses COMMAND_SIDE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.ticketledger.command");

    private static final ArchRule NO_SPRING = noClasses().should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "jakarta..")
            .because("decisions must run in a test without a container; wiring is the server's");

    private static final ArchRule NO_DATABASE = noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
            .because("an aggregate knows what its own events say and asks nobody else");

    private static final ArchRule NO_QUERY_SIDE = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("io.ticketledger.query..", "io.ticketledger.server..", "io.ticketledger.eventstore..")
            .because("read models are late by nature; who decides by them decides by yesterday's state");

    private static final ArchRule NO_JSON = noClasses().should().dependOnClassesThat().resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
            .because("how an event is written is shared-events' to say, how a request is written a dialect's");

    private static final ArchRule NO_CLOCK = noClasses()
            .should().dependOnClassesThat().areAssignableTo(Clock.class)
            .orShould().callMethodWhere(target(owner(resideInAPackage("java.time..")).and(name("now"))))
            .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime")
            .because("the time of a decision is part of what was asked: an import decides in 2016, and a retry decides the same again");

    private static final ArchRule NO_CHANCE = noClasses()
            .should().dependOnClassesThat().areAssignableTo(Random.class).orShould().dependOnClassesThat().areAssignableTo(java.util.random.RandomGenerator.class)
            .orShould().callMethod(UUID.class, "randomUUID").orShould().callMethod(Math.class, "random")
            .because("new ids and numbers come with the command, so that deciding twice decides the same");

    @Test
    void the_command_side_knows_no_spring() {
        NO_SPRING.check(COMMAND_SIDE);
    }

    @Test
    void the_command_side_knows_no_database() {
        NO_DATABASE.check(COMMAND_SIDE);
    }

    @Test
    void the_command_side_knows_no_read_model_no_store_and_no_server() {
        NO_QUERY_SIDE.check(COMMAND_SIDE);
    }

    @Test
    void the_command_side_writes_no_json() {
        NO_JSON.check(COMMAND_SIDE);
    }

    @Test
    void the_command_side_looks_at_no_clock() {
        NO_CLOCK.check(COMMAND_SIDE);
    }

    @Test
    void the_command_side_leaves_nothing_to_chance() {
        NO_CHANCE.check(COMMAND_SIDE);
    }

    @Test
    void the_rules_look_at_something() {
        assertThat(COMMAND_SIDE).hasSizeGreaterThan(50);
        assertThat(COMMAND_SIDE.contain("io.ticketledger.command.ticket.TicketDecider")).isTrue();
        assertThat(COMMAND_SIDE.contain(CommandSideWallTest.class)).isFalse();
    }

    @Test
    void each_rule_can_fail() {
        assertThat(breaks(NO_DATABASE, AsksADatabase.class)).isTrue();
        assertThat(breaks(NO_CLOCK, AsksAClock.class)).isTrue();
        assertThat(breaks(NO_CLOCK, LooksAtTheTime.class)).isTrue();
        assertThat(breaks(NO_CLOCK, LooksAtTheCalendar.class)).isTrue();
        assertThat(breaks(NO_CHANCE, MakesAnId.class)).isTrue();
        assertThat(breaks(NO_CHANCE, ThrowsDice.class)).isTrue();
        assertThat(breaks(NO_CHANCE, ThrowsDiceOfItsThread.class)).isTrue();
        assertThat(breaks(NO_SPRING, IsWiredBySpring.class)).isTrue();
        assertThat(breaks(NO_QUERY_SIDE, ReadsAReadModel.class)).isTrue();
        assertThat(breaks(NO_JSON, WritesJson.class)).isTrue();
    }

    private static boolean breaks(ArchRule rule, Class<?> sinner) {
        return rule.evaluate(new ClassFileImporter().importClasses(sinner)).hasViolation();
    }

    record IsWiredBySpring(Bean bean) {}

    record ReadsAReadModel(ReadModel model) {}

    record WritesJson(JsonMapper mapper) {}

    record AsksADatabase(Connection connection) {}

    record AsksAClock(Clock clock) {}

    static final class LooksAtTheTime {
        final Instant now = Instant.now();
    }

    static final class LooksAtTheCalendar {
        final LocalDate today = LocalDate.now();
    }

    static final class MakesAnId {
        final UUID id = UUID.randomUUID();
    }

    static final class ThrowsDice {
        final int dice = new Random().nextInt(6);
    }

    static final class ThrowsDiceOfItsThread {
        final int dice = ThreadLocalRandom.current().nextInt(6);
    }
}
