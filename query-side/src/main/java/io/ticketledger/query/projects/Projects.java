package io.ticketledger.query.projects;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.query.Page;
import io.ticketledger.query.directory.Sharing;
import io.ticketledger.query.projecting.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
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

/** Finds projects and their members. A deleted project is not there; lists are in the order of numbers. */
public final class Projects {

    private static final String MEMBERS = "SELECT m.* FROM project_member m WHERE ";
    /** Whether an account is deleted is told by its own stream, so who has a role in the log may be nobody any more. */
    private static final String ALIVE = " AND NOT EXISTS (SELECT FROM directory_account a WHERE a.id = m.account AND a.standing = 'DELETED')";

    private final JdbcClient jdbc;

    public Projects(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    public Optional<ProjectRow> byId(ProjectId id) {
        return jdbc.sql("SELECT * FROM project WHERE id = ?").param(id.raw()).query(Projects::project).optional();
    }

    public Optional<ProjectRow> byNumber(long number) {
        return jdbc.sql("SELECT * FROM project WHERE number = ? ORDER BY id LIMIT 1").param(number).query(Projects::project).optional();
    }

    public Optional<ProjectRow> byKey(String key) {
        return jdbc.sql("SELECT * FROM project WHERE key = ? ORDER BY number LIMIT 1").param(key).query(Projects::project).optional();
    }

    /** Those that exist. */
    public List<ProjectRow> byIds(Collection<ProjectId> ids) {
        if (ids.isEmpty()) return List.of();
        return jdbc.sql("SELECT * FROM project WHERE id = ANY (?) ORDER BY number").param(Sql.ids(ids, ProjectId::raw)).query(Projects::project).list();
    }

    /** Those that exist. */
    public List<ProjectRow> byNumbers(Collection<Long> numbers) {
        if (numbers.isEmpty()) return List.of();
        return jdbc.sql("SELECT * FROM project WHERE number = ANY (?) ORDER BY number").param(Sql.numbers(numbers)).query(Projects::project).list();
    }

    /** Those the account is a member of. */
    public List<ProjectRow> of(AccountId account) {
        return jdbc.sql("SELECT p.* FROM project_member m JOIN project p ON p.id = m.project WHERE m.account = ? ORDER BY p.number")
                .param(account.raw()).query(Projects::project).list();
    }

    public List<ProjectRow> all() {
        return jdbc.sql("SELECT * FROM project ORDER BY number").query(Projects::project).list();
    }

    public Page<ProjectRow> page(int limit, long offset) {
        List<ProjectRow> items = jdbc.sql("SELECT * FROM project ORDER BY number LIMIT ? OFFSET ?").param(limit).param(offset).query(Projects::project).list();
        return new Page<>(items, jdbc.sql("SELECT count(*) FROM project").query(Long.class).single());
    }

    /** What the account may do where; asked with nearly every request. */
    public Map<ProjectId, ProjectRole> rolesOf(AccountId account) {
        Map<ProjectId, ProjectRole> roles = new LinkedHashMap<>();
        jdbc.sql("SELECT project, role FROM project_member WHERE account = ?").param(account.raw())
                .query(row -> {
                    roles.put(new ProjectId(row.getObject("project", UUID.class)), ProjectRole.valueOf(row.getString("role")));
                });
        return roles;
    }

    public List<Membership> memberships(AccountId account) {
        return jdbc.sql(MEMBERS + "m.account = ? ORDER BY m.number").param(account.raw()).query(Projects::membership).list();
    }

    /** Those of many accounts at once; who has none is missing. */
    public Map<AccountId, List<Membership>> membershipsOf(Collection<AccountId> accounts) {
        Map<AccountId, List<Membership>> found = new LinkedHashMap<>();
        if (accounts.isEmpty()) return found;
        jdbc.sql(MEMBERS + "m.account = ANY (?) ORDER BY m.number").param(Sql.ids(accounts, AccountId::raw)).query(Projects::membership).list()
                .forEach(membership -> found.computeIfAbsent(membership.account(), a -> new ArrayList<>()).add(membership));
        return found;
    }

    public List<Membership> members(ProjectId project) {
        return jdbc.sql(MEMBERS + "m.project = ?" + ALIVE + " ORDER BY m.number").param(project.raw()).query(Projects::membership).list();
    }

    public Optional<Membership> membership(ProjectId project, AccountId account) {
        return jdbc.sql(MEMBERS + "m.project = ? AND m.account = ?" + ALIVE).param(project.raw()).param(account.raw()).query(Projects::membership).optional();
    }

    /** Whoever shares a project with this account, and itself. For a page of them ask the directory for those {@code among} them. */
    public Set<AccountId> sharing(AccountId account) {
        return new HashSet<>(jdbc.sql("SELECT a.id FROM directory_account a WHERE a.standing <> 'DELETED' AND " + Sharing.WITH_CALLER).param("caller", account.raw())
                .query((row, i) -> new AccountId(row.getObject("id", UUID.class))).list());
    }

    /** Whether the two share a project, or are one. */
    public boolean share(AccountId account, AccountId other) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM directory_account a WHERE a.id = :other AND a.standing <> 'DELETED' AND " + Sharing.WITH_CALLER + ")")
                .param("caller", account.raw()).param("other", other.raw()).query(Boolean.class).single();
    }

    private static ProjectRow project(ResultSet row, int i) throws SQLException {
        return new ProjectRow(new ProjectId(row.getObject("id", UUID.class)), row.getLong("number"), row.getString("key"), row.getString("name"),
                row.getString("description"), account(row, "created_by"), Sql.instant(row, "created_at"), Sql.instant(row, "updated_at"));
    }

    private static Membership membership(ResultSet row, int i) throws SQLException {
        return new Membership(row.getLong("number"), new ProjectId(row.getObject("project", UUID.class)), new AccountId(row.getObject("account", UUID.class)),
                ProjectRole.valueOf(row.getString("role")), Sql.instant(row, "since"), account(row, "given_by"));
    }

    private static @Nullable AccountId account(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new AccountId(id);
    }
}
