package io.ticketledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.command.account.AccountCommand;
import io.ticketledger.command.company.CompanyCommand;
import io.ticketledger.command.contact.ContactCommand;
import io.ticketledger.command.project.ProjectCommand;
import io.ticketledger.command.ticket.TicketCommand;
import io.ticketledger.events.company.CompanyEvent;
import io.ticketledger.events.contact.ContactEvent;
import io.ticketledger.events.project.ProjectEvent;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketFact;
import io.ticketledger.query.ReadModels;
import io.ticketledger.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README lists is what there is. */
class DocumentationTest {

    private static final Path HOUSE = Path.of("").toAbsolutePath().resolveSibling("README.md");

    @Test
    void the_readme_names_every_command_and_every_event_of_a_ticket() throws IOException {
        // Facts that have no row of their own stand beside what leads to them; comments and files are named with their command.
        assertThat(readme()).contains(names(TicketCommand.class.getPermittedSubclasses())).contains(names(Stream.of(TicketEvent.class, TicketFact.class).flatMap(family -> Arrays.stream(family.getPermittedSubclasses())).filter(event -> !event.isSealed()).toArray(Class<?>[]::new)));
    }

    @Test
    void the_readme_names_every_command_and_every_event_of_projects_companies_and_contacts() throws IOException {
        assertThat(readme()).contains(names(ProjectCommand.class.getPermittedSubclasses())).contains(names(ProjectEvent.class.getPermittedSubclasses()))
                .contains(names(CompanyCommand.class.getPermittedSubclasses())).contains(names(CompanyEvent.class.getPermittedSubclasses()))
                .contains(names(ContactCommand.class.getPermittedSubclasses())).contains(names(ContactEvent.class.getPermittedSubclasses()))
                .contains(names(AccountCommand.class.getPermittedSubclasses()));
    }

    @Test
    void the_readme_names_every_read_model() throws IOException {
        assertThat(readme()).contains(ReadModels.names().stream().map(name -> "`" + name + "`").toList());
    }

    @Test
    void the_readme_names_every_setting() throws IOException {
        List<String> settings = Arrays.stream(Settings.class.getRecordComponents())
                .map(component -> "TICKETLEDGER_" + component.getName().replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT)).toList();
        assertThat(readme()).contains(settings);
    }

    private static String readme() throws IOException {
        return Files.readString(HOUSE);
    }

    private static List<String> names(Class<?>[] types) {
        return Arrays.stream(types).flatMap(DocumentationTest::kinds).map(Class::getSimpleName).toList();
    }

    /** A family within the family is known by its members. */
    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(DocumentationTest::kinds) : Stream.of(type);
    }
}
