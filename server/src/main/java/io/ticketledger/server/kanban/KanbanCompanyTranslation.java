package io.ticketledger.server.kanban;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.query.companies.Belonging;
import io.ticketledger.query.companies.CompanyRow;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.figures.CompanyNumbers;
import io.ticketledger.query.figures.Health;
import io.ticketledger.query.figures.Load;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.server.files.Picture;
import io.ticketledger.server.kanban.KanbanCompanyResponses.Company;
import io.ticketledger.server.kanban.KanbanCompanyResponses.CompanyLine;
import io.ticketledger.server.kanban.KanbanPeopleResponses.Person;
import io.ticketledger.server.kanban.KanbanCompanyResponses.ProjectName;
import io.ticketledger.server.kanban.KanbanCompanyResponses.Stats;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Companies, from our views to the contract's shapes. Pure: people, projects and figures come in. */
final class KanbanCompanyTranslation {

    /** Below the room's address for files. */
    static final String LOGOS = "/kanban/media/company_logos/";
    static final String THUMBNAILS = LOGOS + "thumbs/";

    private KanbanCompanyTranslation() {}

    /** @param address makes a path of this server's a whole address */
    static CompanyLine line(CompanyRow c, Belonging belonging, Map<AccountId, Account> people, long tickets, UnaryOperator<String> address) {
        return new CompanyLine(c.number(), c.name(), c.description(), logo(c, address), thumbnail(c, address), orEmpty(c.email()), orEmpty(c.phone()),
                belonging.admins().size(), belonging.users().size(), tickets, belonging.projects().size(),
                known(belonging.admins(), people).stream().map(Account::fullName).toList(), c.createdAt(), c.updatedAt());
    }

    /** @param projects all that the company takes part in; shown are those that the reader sees */
    static Company company(CompanyRow c, Belonging belonging, Map<AccountId, Account> people, Map<ProjectId, ProjectRow> projects, long tickets,
            UnaryOperator<String> address) {
        List<Person> admins = known(belonging.admins(), people).stream().map(KanbanPeopleTranslation::person).toList();
        List<Person> users = known(belonging.users(), people).stream().map(KanbanPeopleTranslation::person).toList();
        String logo = logo(c, address);
        String thumbnail = thumbnail(c, address);
        return new Company(c.number(), c.name(), c.description(), logo, logo, thumbnail, thumbnail, orEmpty(c.email()), orEmpty(c.phone()), admins, admins.size(), users,
                users.size(), tickets, belonging.projects().stream().map(projects::get).filter(Objects::nonNull).map(KanbanCompanyTranslation::projectName).toList(),
                belonging.projects().size(), c.createdAt(), c.updatedAt());
    }

    static Stats stats(CompanyNumbers n, Belonging belonging, Instant now) {
        return new Stats(n.open(), n.urgent(), n.overdue(), n.resolvedThisMonth(), n.total(), belonging.users().size(), belonging.admins().size(),
                health(n, now), n.lastActivity());
    }

    static KanbanDashboardResponses.Health health(CompanyRow c, CompanyNumbers n, Instant now) {
        return new KanbanDashboardResponses.Health(c.number(), c.name(), health(n, now), n.open(), n.urgent(), n.overdue());
    }

    static KanbanDashboardResponses.Load load(Load l, Account account) {
        return new KanbanDashboardResponses.Load(account.number(), account.username(), l.assigned(), l.inProgress(), l.resolvedToday());
    }

    private static String health(CompanyNumbers numbers, Instant now) {
        return KanbanVocabulary.HEALTH.wire(Health.of(numbers, now));
    }

    private static ProjectName projectName(ProjectRow p) {
        return new ProjectName(p.number(), p.name(), p.key());
    }

    private static @Nullable String logo(CompanyRow c, UnaryOperator<String> address) {
        if (c.logo() == null) return null;
        return address.apply(LOGOS + c.logo().id() + "." + suffix(c.logo().mediaType()));
    }

    private static @Nullable String thumbnail(CompanyRow c, UnaryOperator<String> address) {
        return c.logo() == null ? null : address.apply(THUMBNAILS + c.logo().id() + "." + Picture.Kind.PNG.suffix());
    }

    private static String suffix(String mediaType) {
        for (Picture.Kind kind : Picture.Kind.values()) if (kind.mediaType().equals(mediaType)) return kind.suffix();
        return Picture.Kind.PNG.suffix();
    }

    /** Whom the directory has not heard of yet cannot be named. */
    private static List<Account> known(List<AccountId> ids, Map<AccountId, Account> people) {
        return ids.stream().map(people::get).filter(Objects::nonNull).toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
