package io.ticketledger.query.companies;

import static io.ticketledger.events.CompanyRole.ADMIN;
import static io.ticketledger.events.CompanyRole.USER;
import static io.ticketledger.query.world.Samples.AGENT;
import static io.ticketledger.query.world.Samples.OTHER;
import static io.ticketledger.query.world.Samples.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.*;
import io.ticketledger.events.account.AccountDeleted;
import io.ticketledger.events.company.*;
import io.ticketledger.events.project.*;
import io.ticketledger.query.Sight;
import io.ticketledger.query.directory.DirectoryProjection;
import io.ticketledger.query.projecting.Projection;
import io.ticketledger.query.projects.ProjectsProjection;
import io.ticketledger.query.world.Book;
import io.ticketledger.query.world.Desk;
import io.ticketledger.query.world.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CompaniesTest {

    private static final ProjectId WEB = new ProjectId(new UUID(3, 1));
    private static final ProjectId APP = new ProjectId(new UUID(3, 2));
    private static final CompanyId NIKORA = new CompanyId(new UUID(1, 1));
    private static final CompanyId ACME = new CompanyId(new UUID(1, 2));
    private static final LogoId LOGO = new LogoId(new UUID(6, 1));
    private static final List<Projection> WRITERS = List.of(new DirectoryProjection(), new ProjectsProjection(), new CompaniesProjection());
    private static final Desk desk = Desk.fresh();
    private static final Companies companies = new Companies(desk.dataSource());

    private final Book book = new Book().add(Samples.account(AGENT, 1, "alice"), Samples.account(OTHER, 2, "bob"), Samples.account(REQUESTER, 3, "carl"))
            .add(new ProjectCreated(WEB, 1, "WEB", "Website", ""), new ProjectCreated(APP, 2, "APP", "App", ""))
            .by(AGENT, "alice").add(new CompanyCreated(NIKORA, 1, "Nikora", "supermarkets", "a@nikora.com", null), new CompanyCreated(ACME, 2, "acme 100%", "", null, "+1"),
                    new CompanyMemberAdded(NIKORA, REQUESTER, USER), new CompanyMemberAdded(NIKORA, OTHER, USER), new CompanyMemberAdded(NIKORA, OTHER, ADMIN),
                    new CompanyMemberAdded(ACME, OTHER, ADMIN), new CompanyProjectsChosen(NIKORA, List.of(APP, WEB))).after(Duration.ofHours(1));

    @BeforeEach
    void nobody_is_known() {
        WRITERS.forEach(desk::empty);
    }

    private void projected() {
        WRITERS.forEach(writer -> desk.project(writer, book));
    }

    private static List<Long> seen(Sight sight) {
        return companies.find(new FindCompanies(sight, Set.of(), null, 10, 0)).items().stream().map(CompanyRow::number).toList();
    }

    @Test
    void are_what_was_last_said_of_them() {
        book.add(new CompanyRenamed(NIKORA, "NIKORA"), new CompanyDescribed(NIKORA, "shops"), new CompanyReachable(NIKORA, null, "+2"),
                new LogoSet(NIKORA, LOGO, "l.png", "image/png", 12, "ab"), new LogoSet(ACME, new LogoId(new UUID(6, 2)), "l.png", "image/png", 12, "ab"), new LogoRemoved(ACME));
        projected();
        CompanyRow nikora = companies.byNumber(1, Sight.everything()).orElseThrow();
        assertThat(nikora).isEqualTo(new CompanyRow(NIKORA, 1, "NIKORA", "shops", null, "+2", new CompanyRow.Logo(LOGO, "l.png", "image/png", 12, "ab"), AGENT, Book.START,
                Book.START.plus(Duration.ofHours(1))));
        assertThat(companies.byId(NIKORA, Sight.everything())).contains(nikora);
        assertThat(companies.byLogo(LOGO, Sight.everything())).contains(nikora);
        assertThat(companies.byId(ACME, Sight.everything())).get().extracting(CompanyRow::logo).isNull();
    }

    @Test
    void are_in_sight_of_their_projects_of_their_own_people_and_until_they_take_part_of_who_brought_them() {
        projected();
        assertThat(seen(Sight.everything())).as("by name").containsExactly(2L, 1L);
        assertThat(seen(Sight.of(Samples.ADMIN, Set.of(WEB)))).containsExactly(1L);
        assertThat(seen(Sight.of(REQUESTER, Set.of()))).containsExactly(1L);
        assertThat(seen(Sight.of(AGENT, Set.of()))).containsExactly(2L);
        assertThat(seen(Sight.of(Samples.ADMIN, Set.of()))).isEmpty();
        assertThat(companies.byLogo(LOGO, Sight.everything())).isEmpty();
    }

    @Test
    void are_searched_filtered_and_paged() {
        book.add(new CompanyProjectsChosen(ACME, List.of(WEB)));
        projected();
        assertThat(companies.find(new FindCompanies(Sight.everything(), Set.of(APP), null, 10, 0)).items()).extracting(CompanyRow::id).containsExactly(NIKORA);
        assertThat(companies.find(new FindCompanies(Sight.everything(), Set.of(APP, WEB), null, 1, 1)).items()).extracting(CompanyRow::id).containsExactly(NIKORA);
        assertThat(companies.find(new FindCompanies(Sight.everything(), Set.of(), "SUPER", 10, 0)).items()).extracting(CompanyRow::id).containsExactly(NIKORA);
        assertThat(companies.find(new FindCompanies(Sight.everything(), Set.of(), "%", 10, 0)).total()).isEqualTo(1);
    }

    @Test
    void show_who_is_left_and_know_who_ever_came() {
        book.add(new CompanyMemberRemoved(NIKORA, OTHER, USER), new AccountDeleted(REQUESTER, "carl", null), new ProjectDeleted(WEB, "WEB"));
        projected();
        assertThat(companies.belonging(NIKORA)).isEqualTo(new Belonging(List.of(OTHER), List.of(), List.of(APP)));
        assertThat(companies.standing(NIKORA)).isEqualTo(
                new Standing(Set.of(new Standing.Member(OTHER, ADMIN), new Standing.Member(REQUESTER, USER)), Set.of(APP, WEB)));
        assertThat(companies.belongings(List.of(NIKORA, ACME)).get(ACME)).isEqualTo(new Belonging(List.of(OTHER), List.of(), List.of()));
        assertThat(companies.clienteleOf(NIKORA)).as("what he reported stays the company's").contains(new Clientele(NIKORA, Set.of(REQUESTER), Set.of(APP)));
    }

    @Test
    void of_somebody_are_those_he_belongs_to_and_whose_tickets_he_sees_those_he_works_for() {
        projected();
        assertThat(companies.companiesOf(OTHER)).containsExactly(new Affiliation(ACME, 2, "acme 100%", ADMIN), new Affiliation(NIKORA, 1, "Nikora", ADMIN),
                new Affiliation(NIKORA, 1, "Nikora", USER));
        assertThat(companies.companiesOf(List.of(AGENT, REQUESTER))).containsOnlyKeys(REQUESTER);
        assertThat(companies.scopeOf(OTHER)).containsExactly(new Clientele(NIKORA, Set.of(REQUESTER, OTHER), Set.of(APP, WEB)));
        assertThat(companies.scopeOf(AGENT)).isEmpty();
    }

    @Test
    void take_part_in_the_projects_of_the_last_choice() {
        book.add(new CompanyProjectsChosen(NIKORA, List.of(WEB)));
        projected();
        assertThat(companies.belonging(NIKORA).projects()).containsExactly(WEB);
        book.add(new CompanyProjectsChosen(NIKORA, List.of()));
        projected();
        assertThat(companies.belonging(NIKORA).projects()).isEmpty();
    }

    @Test
    void that_were_deleted_leave_nothing() {
        book.add(new CompanyDeleted(NIKORA), new CompanyDeleted(ACME));
        projected();
        assertThat(desk.rows(new CompaniesProjection()).values()).allSatisfy(rows -> assertThat(rows).isEmpty());
    }
}
