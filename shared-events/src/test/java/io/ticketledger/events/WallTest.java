package io.ticketledger.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WallTest {

    private static final ArchRule ONLY_THE_JDK_AND_JSON = classes().that().resideInAPackage("io.ticketledger.events..")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("io.ticketledger.events..", "java..", "com.fasterxml.jackson.annotation..", "tools.jackson..", "org.jspecify..")
            .because("every module speaks this language, so whatever it depends on, all of them do");

    private static final ArchRule NO_INPUT_OR_OUTPUT = noClasses().that().resideInAPackage("io.ticketledger.events..")
            .should().dependOnClassesThat().resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..")
            .because("events are facts; fetching or storing them is somebody else's work");

    private static final JavaClasses EVENTS = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.ticketledger.events");

    @Test
    void shared_events_depends_on_nothing_but_the_jdk_jackson_and_jspecify() {
        ONLY_THE_JDK_AND_JSON.check(EVENTS);
    }

    @Test
    void shared_events_neither_reads_nor_writes_anything() {
        NO_INPUT_OR_OUTPUT.check(EVENTS);
    }

    /** This class itself leans on JUnit and on files: rules that let it pass are no rules. */
    @Test
    void the_rules_can_fail() {
        JavaClasses canary = new ClassFileImporter().importClasses(WallTest.class);
        Path file = Path.of("canary");

        assertThat(file).isRelative();
        assertThat(ONLY_THE_JDK_AND_JSON.evaluate(canary).hasViolation()).isTrue();
        assertThat(NO_INPUT_OR_OUTPUT.evaluate(canary).hasViolation()).isTrue();
        assertThat(EVENTS).hasSizeGreaterThan(40);
    }
}
