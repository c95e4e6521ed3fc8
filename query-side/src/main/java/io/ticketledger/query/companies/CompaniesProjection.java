package io.ticketledger.query.companies;

import io.ticketledger.events.ProjectId;
import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.company.*;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.query.projecting.Change;
import io.ticketledger.query.projecting.Entry;
import io.ticketledger.query.projecting.Projection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Writes {@link Companies}. Every statement says how it is afterwards, so a tail that comes twice ends as it ended. That an account or a project is deleted is
 * left to whoever asks.
 */
public final class CompaniesProjection implements Projection {

    public static final String NAME = "companies";

    private static final String CREATED = """
            INSERT INTO company (id, number, name, description, email, phone, created_by, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING""";
    private static final String RENAMED = update("name = ?");
    private static final String DESCRIBED = update("description = ?");
    private static final String REACHABLE = update("email = ?, phone = ?");
    private static final String LOGO_SET = update("logo = ?, logo_name = ?, logo_type = ?, logo_size = ?, logo_sha256 = ?");
    private static final String LOGO_REMOVED = update("logo = NULL, logo_name = NULL, logo_type = NULL, logo_size = NULL, logo_sha256 = NULL");
    private static final String TOUCHED = "UPDATE company SET updated_at = ? WHERE id = ?";

    private static final String MEMBER_ADDED = "INSERT INTO company_member (company, account, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String MEMBER_REMOVED = "DELETE FROM company_member WHERE company = ? AND account = ? AND kind = ?";

    private static final String PROJECTS_LEFT = "DELETE FROM company_project WHERE company = ? AND project <> ALL (CAST(? AS uuid[]))";
    private static final String PROJECTS_ENTERED = "INSERT INTO company_project (company, project) SELECT ?, project FROM unnest(CAST(? AS uuid[])) AS project ON CONFLICT DO NOTHING";

    private static final List<String> OVER =
            List.of("DELETE FROM company WHERE id = ?", "DELETE FROM company_member WHERE company = ?", "DELETE FROM company_project WHERE company = ?");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("company", "company_member", "company_project");
    }

    @Override
    public List<Change> on(CompanyEvent event, Entry entry) {
        Instant when = entry.occurred();
        Change touched = Change.of(TOUCHED, when, event.company());
        return switch (event) {
            case CompanyCreated e -> List.of(Change.of(CREATED, e.company(), e.number(), e.name(), e.description(), e.email(), e.phone(), entry.actor(), when, when));
            case CompanyRenamed e -> List.of(Change.of(RENAMED, e.name(), when, e.company()));
            case CompanyDescribed e -> List.of(Change.of(DESCRIBED, e.description(), when, e.company()));
            case CompanyReachable e -> List.of(Change.of(REACHABLE, e.email(), e.phone(), when, e.company()));
            case LogoSet e -> List.of(Change.of(LOGO_SET, e.logo(), e.name(), e.mediaType(), e.size(), e.sha256(), when, e.company()));
            case LogoRemoved e -> List.of(Change.of(LOGO_REMOVED, when, e.company()));
            case CompanyMemberAdded e -> List.of(Change.of(MEMBER_ADDED, e.company(), e.account(), e.as()), touched);
            case CompanyMemberRemoved e -> List.of(Change.of(MEMBER_REMOVED, e.company(), e.account(), e.as()), touched);
            case CompanyProjectsChosen e -> {
                UUID[] projects = e.projects().stream().map(ProjectId::raw).toArray(UUID[]::new);
                yield List.of(Change.of(PROJECTS_LEFT, e.company(), projects), Change.of(PROJECTS_ENTERED, e.company(), projects), touched);
            }
            case CompanyDeleted e -> OVER.stream().map(sql -> Change.of(sql, e.company())).toList();
        };
    }

    @Override
    public List<Change> on(TicketEvent event, Entry entry) {
        return List.of();
    }

    @Override
    public List<Change> on(AccountEvent event, Entry entry) {
        return List.of();
    }

    private static String update(String assignments) {
        return "UPDATE company SET " + assignments + ", updated_at = ? WHERE id = ?";
    }
}
