package io.ticketledger.query;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ticketledger.query", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    private static final String[] READ_MODELS = {"directory", "ticketlist", "ticketdetails", "dashboard", "workload", "auditlog", "notifications", "clocks", "timeline",
            "projects", "companies", "contacts", "figures"};

    @ArchTest
    static final ArchRule read_models_do_not_know_each_other = slices().matching("io.ticketledger.query.(*)..").should().notDependOnEachOther()
            .ignoreDependency(anyReadModel(), in("projecting"))
            .ignoreDependency(in("rebuilding"), in("projecting"))
            .ignoreDependency(anyReadModel(), in("directory"))
            .ignoreDependency(in("ticketdetails"), in("ticketlist"))
            .ignoreDependency(in("figures"), anyReadModel())
            .because("each is made anew on its own while the others serve; only names come from the directory, details are of a listed ticket, and figures are nothing but"
                    + " questions");

    @ArchTest
    static final ArchRule projecting_knows_no_read_model = noClasses().that().resideInAnyPackage("..query.projecting", "..query.rebuilding").should().dependOnClassesThat()
            .resideInAnyPackage("..directory", "..ticketlist", "..ticketdetails", "..dashboard", "..workload", "..auditlog", "..notifications", "..clocks", "..timeline",
                    "..projects", "..companies", "..contacts", "..figures")
            .because("how events become rows is the same for all of them");

    @ArchTest
    static final ArchRule remembering_is_neither_deciding_nor_serving = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("io.ticketledger.command..", "io.ticketledger.server..", "org.springframework.web..", "org.springframework.boot..", "org.axonframework.modelling..")
            .because("the query side remembers; deciding and HTTP live elsewhere");

    @ArchTest
    static final ArchRule only_projecting_speaks_to_axon = noClasses().that().resideOutsideOfPackage("..query.projecting").should().dependOnClassesThat()
            .resideInAPackage("org.axonframework..").because("a projection is a pure function and outlives the framework that feeds it");

    /** The canary: a rule of the same making that is broken on purpose is seen to be broken. */
    @ArchTest
    static void a_forbidden_dependency_would_be_noticed(JavaClasses classes) {
        ArchRule forbidden = slices().matching("io.ticketledger.query.(*)..").should().notDependOnEachOther().ignoreDependency(anyReadModel(), in("projecting")).ignoreDependency(in("rebuilding"), in("projecting"));
        assertThat(forbidden.evaluate(classes).hasViolation()).as("ticketdetails uses ticketlist").isTrue();
        assertThat(new ClassFileImporter().importPackages("io.ticketledger.query.nowhere")).isEmpty();
        assertThat(classes).hasSizeGreaterThan(40);
    }

    private static DescribedPredicate<JavaClass> in(String folder) {
        return JavaClass.Predicates.resideInAPackage("io.ticketledger.query." + folder);
    }

    private static DescribedPredicate<JavaClass> anyReadModel() {
        return DescribedPredicate.describe("a read model", type -> java.util.Arrays.stream(READ_MODELS).anyMatch(folder -> type.getPackageName().equals("io.ticketledger.query." + folder)));
    }
}
