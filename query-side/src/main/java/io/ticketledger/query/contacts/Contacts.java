package io.ticketledger.query.contacts;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ContactId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.query.Page;
import io.ticketledger.query.Sight;
import io.ticketledger.query.directory.Sharing;
import io.ticketledger.query.projecting.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds contacts. What is outside the sight is not there. */
public final class Contacts {

    /** He noted it himself, or somebody did who shares a project with him, or it is to be asked about a tag of one of his projects. */
    private static final String IN_SIGHT = """
            (c.created_by = :caller
             OR c.created_by IN (SELECT m.account FROM project_member m WHERE m.project = ANY (:projects))
             OR c.id IN (SELECT x.contact FROM tag_contact x WHERE x.project = ANY (:projects)))""";

    /** The desk's own project has no members: those at home there are known by their roles. */
    private static final String BY_STAFF = "c.created_by IN (SELECT a.id FROM directory_account a WHERE a.roles && " + Sharing.AT_HOME + ")";

    private final JdbcClient jdbc;

    public Contacts(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    public Optional<ContactRow> byNumber(long number, Sight sight) {
        Found found = new Found(sight);
        found.where.add("c.number = :number");
        return jdbc.sql("SELECT c.*" + found.sql() + " ORDER BY c.id LIMIT 1").params(found.params).param("number", number).query(Contacts::contact).optional();
    }

    /** By name. @param search looked for anywhere in name, address, title and department, whatever its case */
    public Page<ContactRow> page(Sight sight, @Nullable String search, int limit, long offset) {
        Found found = new Found(sight);
        if (search != null && !search.isBlank()) {
            found.where.add("(c.name ILIKE :like OR c.email ILIKE :like OR c.title ILIKE :like OR c.department ILIKE :like)");
            found.params.put("like", Sql.containing(search.strip()));
        }
        List<ContactRow> items = jdbc.sql("SELECT c.*" + found.sql() + " ORDER BY lower(c.name), c.number LIMIT :limit OFFSET :offset").params(found.params)
                .param("limit", limit).param("offset", offset).query(Contacts::contact).list();
        return new Page<>(items, jdbc.sql("SELECT count(*)" + found.sql()).params(found.params).query(Long.class).single());
    }

    /** Those that exist, whoever may see them: for what names them and is in sight itself. */
    public Map<ContactId, ContactRow> byIds(Collection<ContactId> ids) {
        Map<ContactId, ContactRow> contacts = new LinkedHashMap<>();
        if (ids.isEmpty()) return contacts;
        jdbc.sql("SELECT c.* FROM contact c WHERE c.id = ANY (?) ORDER BY lower(c.name), c.number").param(Sql.ids(ids, ContactId::raw)).query(Contacts::contact).list()
                .forEach(contact -> contacts.put(contact.id(), contact));
        return contacts;
    }

    /** Conditions and their parameters. */
    private static final class Found {
        private final List<String> where = new ArrayList<>();
        private final Map<String, Object> params = new HashMap<>();

        private Found(Sight sight) {
            switch (sight) {
                case Sight.Everything() -> {}
                case Sight.Of(AccountId caller, Set<ProjectId> projects) -> {
                    where.add(projects.contains(ProjectId.DESK) ? "(" + IN_SIGHT + " OR " + BY_STAFF + ")" : IN_SIGHT);
                    params.put("caller", caller.raw());
                    params.put("projects", Sql.ids(projects, ProjectId::raw));
                }
            }
        }

        private String sql() {
            return " FROM contact c" + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where));
        }
    }

    private static ContactRow contact(ResultSet row, int i) throws SQLException {
        UUID by = row.getObject("created_by", UUID.class);
        return new ContactRow(new ContactId(row.getObject("id", UUID.class)), row.getLong("number"), row.getString("name"), row.getString("email"), row.getString("phone"),
                row.getString("title"), row.getString("department"), row.getString("description"), by == null ? null : new AccountId(by),
                Sql.instant(row, "created_at"), Sql.instant(row, "updated_at"));
    }
}
