package io.ticketledger.query.companies;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.LogoId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.query.Page;
import io.ticketledger.query.Sight;
import io.ticketledger.query.companies.CompanyRow.Logo;
import io.ticketledger.query.projecting.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds companies, and who belongs to them. What is outside the sight is not there. */
public final class Companies {

    /** It takes part in one of his projects, or he belongs to it, or he brought it to the desk and it takes part nowhere yet. */
    private static final String IN_SIGHT = """
            (c.id IN (SELECT x.company FROM company_project x WHERE x.project = ANY (:sight))
             OR c.id IN (SELECT m.company FROM company_member m WHERE m.account = :caller)
             OR c.created_by = :caller AND NOT EXISTS (SELECT FROM company_project x JOIN project p ON p.id = x.project WHERE x.company = c.id))""";

    private final JdbcClient jdbc;

    public Companies(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    public Optional<CompanyRow> byNumber(long number, Sight sight) {
        return one(sight, "c.number = :key", number);
    }

    public Optional<CompanyRow> byId(CompanyId id, Sight sight) {
        return one(sight, "c.id = :key", id.raw());
    }

    /** Whose logo this is now; one that was replaced is nobody's. */
    public Optional<CompanyRow> byLogo(LogoId logo, Sight sight) {
        return one(sight, "c.logo = :key", logo.raw());
    }

    public Page<CompanyRow> find(FindCompanies wanted) {
        Found found = new Found(wanted.sight());
        if (!wanted.projects().isEmpty()) {
            found.where.add("c.id IN (SELECT x.company FROM company_project x WHERE x.project = ANY (:projects))");
            found.params.put("projects", Sql.ids(wanted.projects(), ProjectId::raw));
        }
        if (wanted.search() != null && !wanted.search().isBlank()) {
            found.where.add("(c.name ILIKE :like OR c.description ILIKE :like)");
            found.params.put("like", Sql.containing(wanted.search().strip()));
        }
        List<CompanyRow> items = jdbc.sql("SELECT c.*" + found.sql() + " ORDER BY lower(c.name), c.number LIMIT :limit OFFSET :offset").params(found.params)
                .param("limit", wanted.limit()).param("offset", wanted.offset()).query(Companies::company).list();
        return new Page<>(items, jdbc.sql("SELECT count(*)" + found.sql()).params(found.params).query(Long.class).single());
    }

    /** What a command that changes members or projects has to know. */
    public Standing standing(CompanyId company) {
        Set<Standing.Member> members = new HashSet<>(jdbc.sql("SELECT account, kind FROM company_member WHERE company = ?").param(company.raw())
                .query((row, i) -> new Standing.Member(new AccountId(row.getObject("account", UUID.class)), CompanyRole.valueOf(row.getString("kind")))).list());
        Set<ProjectId> projects = new HashSet<>(jdbc.sql("SELECT project FROM company_project WHERE company = ?").param(company.raw())
                .query((row, i) -> new ProjectId(row.getObject("project", UUID.class))).list());
        return new Standing(members, projects);
    }

    public Belonging belonging(CompanyId company) {
        return belongings(List.of(company)).getOrDefault(company, Belonging.NOBODY);
    }

    /** One for each. */
    public Map<CompanyId, Belonging> belongings(Collection<CompanyId> companies) {
        Map<CompanyId, List<AccountId>> admins = new HashMap<>();
        Map<CompanyId, List<AccountId>> users = new HashMap<>();
        Map<CompanyId, List<ProjectId>> projects = new HashMap<>();
        jdbc.sql("""
                SELECT m.company, m.account, m.kind FROM company_member m LEFT JOIN directory_account a ON a.id = m.account
                WHERE m.company = ANY (?) AND a.standing IS DISTINCT FROM 'DELETED' ORDER BY a.number""").param(Sql.ids(companies, CompanyId::raw))
                .query(row -> {
                    var kind = CompanyRole.valueOf(row.getString("kind")) == CompanyRole.ADMIN ? admins : users;
                    kind.computeIfAbsent(id(row), c -> new ArrayList<>()).add(new AccountId(row.getObject("account", UUID.class)));
                });
        jdbc.sql("SELECT x.company, x.project FROM company_project x JOIN project p ON p.id = x.project WHERE x.company = ANY (?) ORDER BY p.number")
                .param(Sql.ids(companies, CompanyId::raw))
                .query(row -> {
                    projects.computeIfAbsent(id(row), c -> new ArrayList<>()).add(new ProjectId(row.getObject("project", UUID.class)));
                });
        Map<CompanyId, Belonging> all = new LinkedHashMap<>();
        companies.forEach(company -> all.put(company, new Belonging(admins.getOrDefault(company, List.of()), users.getOrDefault(company, List.of()),
                projects.getOrDefault(company, List.of()))));
        return all;
    }

    /** By the companies' names. */
    public List<Affiliation> companiesOf(AccountId account) {
        return companiesOf(List.of(account)).getOrDefault(account, List.of());
    }

    /** Those of many accounts at once; who has none is missing. */
    public Map<AccountId, List<Affiliation>> companiesOf(Collection<AccountId> accounts) {
        Map<AccountId, List<Affiliation>> found = new HashMap<>();
        if (accounts.isEmpty()) return found;
        jdbc.sql("SELECT m.account, m.kind, m.company, c.number, c.name FROM company_member m JOIN company c ON c.id = m.company WHERE m.account = ANY (?)"
                + " ORDER BY lower(c.name), c.number, m.kind").param(Sql.ids(accounts, AccountId::raw))
                .query(row -> {
                    found.computeIfAbsent(new AccountId(row.getObject("account", UUID.class)), a -> new ArrayList<>())
                            .add(new Affiliation(id(row), row.getLong("number"), row.getString("name"), CompanyRole.valueOf(row.getString("kind"))));
                });
        return found;
    }

    /** Of each company he works for: whose tickets are that company's. */
    public List<Clientele> scopeOf(AccountId account) {
        return clienteles("c.id IN (SELECT m.company FROM company_member m WHERE m.account = ? AND m.kind = 'USER')", account.raw());
    }

    public Optional<Clientele> clienteleOf(CompanyId company) {
        return clienteles("c.id = ?", company.raw()).stream().findFirst();
    }

    private List<Clientele> clienteles(String which, UUID key) {
        return jdbc.sql("SELECT c.id AS company, ARRAY(SELECT u.account FROM company_member u WHERE u.company = c.id AND u.kind = 'USER') AS users,"
                + " ARRAY(SELECT x.project FROM company_project x JOIN project p ON p.id = x.project WHERE x.company = c.id) AS projects"
                + " FROM company c WHERE " + which + " ORDER BY c.number").param(key)
                .query((row, i) -> new Clientele(id(row), new HashSet<>(ids(row, "users").stream().map(AccountId::new).toList()),
                        new HashSet<>(ids(row, "projects").stream().map(ProjectId::new).toList()))).list();
    }

    private Optional<CompanyRow> one(Sight sight, String condition, Object key) {
        Found found = new Found(sight);
        found.where.add(condition);
        return jdbc.sql("SELECT c.*" + found.sql() + " ORDER BY c.id LIMIT 1").params(found.params).param("key", key).query(Companies::company).optional();
    }

    /** Conditions and their parameters. */
    private static final class Found {
        private final List<String> where = new ArrayList<>();
        private final Map<String, Object> params = new HashMap<>();

        private Found(Sight sight) {
            switch (sight) {
                case Sight.Everything() -> {}
                case Sight.Of(AccountId caller, Set<ProjectId> projects) -> {
                    where.add(IN_SIGHT);
                    params.put("caller", caller.raw());
                    params.put("sight", Sql.ids(projects, ProjectId::raw));
                }
            }
        }

        private String sql() {
            return " FROM company c" + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where));
        }
    }

    private static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return Arrays.asList((UUID[]) row.getArray(column).getArray());
    }

    private static CompanyId id(ResultSet row) throws SQLException {
        return new CompanyId(row.getObject("company", UUID.class));
    }

    private static CompanyRow company(ResultSet row, int i) throws SQLException {
        UUID by = row.getObject("created_by", UUID.class);
        return new CompanyRow(new CompanyId(row.getObject("id", UUID.class)), row.getLong("number"), row.getString("name"), row.getString("description"),
                row.getString("email"), row.getString("phone"), logo(row), by == null ? null : new AccountId(by),
                Sql.instant(row, "created_at"), Sql.instant(row, "updated_at"));
    }

    private static @Nullable Logo logo(ResultSet row) throws SQLException {
        UUID id = row.getObject("logo", UUID.class);
        return id == null ? null : new Logo(new LogoId(id), row.getString("logo_name"), row.getString("logo_type"), row.getLong("logo_size"), row.getString("logo_sha256"));
    }
}
