package io.ticketledger.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.ticketledger.query.ReadModels;
import io.ticketledger.query.projecting.Projection;
import java.util.Set;
import java.util.concurrent.Executors;

@AnalyzeClasses(packages = "io.ticketledger", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    @ArchTest
    static final ArchRule deciding_and_remembering_do_not_meet = noClasses().that().resideInAPackage("io.ticketledger.command..")
            .should().dependOnClassesThat().resideInAPackage("io.ticketledger.query..")
            .because("a decision that reads a projection decides on yesterday's news");

    @ArchTest
    static final ArchRule remembering_does_not_decide = noClasses().that().resideInAPackage("io.ticketledger.query..")
            .should().dependOnClassesThat().resideInAPackage("io.ticketledger.command..")
            .because("a projection only remembers what was decided");

    @ArchTest
    static final ArchRule the_log_knows_no_tickets = noClasses().that().resideInAPackage("io.ticketledger.eventstore..")
            .should().dependOnClassesThat().resideInAnyPackage("io.ticketledger.events..", "io.ticketledger.command..", "io.ticketledger.query..", "org.springframework..")
            .because("it is a library that could serve another desk");

    @ArchTest
    static final ArchRule rooms_know_no_axon = noClasses().that().resideInAnyPackage("io.ticketledger.server.incident..", "io.ticketledger.server.ledger..", "io.ticketledger.server.kanban..")
            .should().dependOnClassesThat().resideInAPackage("org.axonframework..")
            .because("a dialect is translation and nothing else");

    @ArchTest
    static final ArchRule rooms_know_no_other_room = slices().matching("io.ticketledger.server.(incident|kanban|ledger)..").should().notDependOnEachOther()
            .because("a dialect that leans on another changes with it");

    @ArchTest
    static final ArchRule the_corridor_knows_no_room = noClasses().that().resideInAPackage("io.ticketledger.server.corridor..")
            .should().dependOnClassesThat().resideInAnyPackage("io.ticketledger.server.incident..", "io.ticketledger.server.ledger..", "io.ticketledger.server.kanban..")
            .because("what every room needs belongs to none");

    @ArchTest
    static final ArchRule the_desk_knows_no_http = noClasses().that().resideInAPackage("io.ticketledger.server.desk..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "io.ticketledger.server.incident..", "io.ticketledger.server.ledger..", "io.ticketledger.server.kanban..", "io.ticketledger.server.corridor..")
            .because("imports and policies come in by the same door as requests");

    /** ADR 13. */
    @ArchTest
    static final ArchRule threads_are_the_systems = noClasses().should().callMethod(Thread.class, "ofVirtual").orShould().callMethod(Thread.class, "startVirtualThread", Runnable.class)
            .orShould().callMethod(Executors.class, "newVirtualThreadPerTaskExecutor")
            .because("virtual threads that load classes at the same time can hold up all others for ever on a machine of few processors");

    @ArchTest
    static final ArchRule no_circles = slices().matching("io.ticketledger.server.(*)..").should().beFreeOfCycles()
            .because("each part of the server can then be understood after those it stands on");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses().should().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Helper")
            .orShould().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Impl")
            .orShould().haveSimpleNameEndingWith("Dto").orShould().haveSimpleNameEndingWith("Mapper").orShould().haveSimpleNameEndingWith("Service")
            .because("such a name says what its author did not know");

    @ArchTest
    static void every_projection_is_one_of_the_read_models(JavaClasses classes) {
        classes().that().implement(Projection.class)
                .should(new com.tngtech.archunit.lang.ArchCondition<>("be listed in ReadModels") {
                    @Override
                    public void check(com.tngtech.archunit.core.domain.JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                        boolean listed = ReadModels.all(Set.of()).stream().anyMatch(projection -> type.isEquivalentTo(projection.getClass()));
                        events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(type, listed, type.getName() + (listed ? " is" : " is not") + " listed"));
                    }
                }).because("a projection nobody runs remembers nothing").check(classes);
    }

    @ArchTest
    static void a_rule_that_is_broken_fails(JavaClasses classes) {
        ArchRule wrong = noClasses().that().resideInAPackage("io.ticketledger.server..").should().dependOnClassesThat().resideInAPackage("io.ticketledger.command..");
        assertThatThrownBy(() -> wrong.check(classes)).isInstanceOf(AssertionError.class);
    }
}
