package io.ticketledger.query.projects;

import io.ticketledger.events.ContactId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;
import io.ticketledger.query.Page;
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
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds tags and whom to ask about them. */
public final class Tags {

    /** A contact that was deleted can not be asked any more; that is told by its own stream. */
    private static final String SELECT = """
            SELECT t.*, (SELECT count(*) FROM tag_contact x JOIN contact c ON c.id = x.contact WHERE x.tag = t.id) AS contacts FROM project_tag t""";

    private final JdbcClient jdbc;

    public Tags(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    public Page<TagRow> tags(FindTags wanted) {
        List<String> where = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        if (wanted.projects() != null) {
            where.add("t.project = ANY (:projects)");
            params.put("projects", Sql.ids(wanted.projects(), ProjectId::raw));
        }
        if (wanted.search() != null && !wanted.search().isBlank()) {
            where.add("(t.name ILIKE :like OR t.description ILIKE :like)");
            params.put("like", Sql.containing(wanted.search().strip()));
        }
        String condition = where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where);
        List<TagRow> items = jdbc.sql(SELECT + condition + " ORDER BY t.folded, t.number LIMIT :limit OFFSET :offset").params(params)
                .param("limit", wanted.limit()).param("offset", wanted.offset()).query(Tags::tag).list();
        return new Page<>(items, jdbc.sql("SELECT count(*) FROM project_tag t" + condition).params(params).query(Long.class).single());
    }

    public Optional<TagRow> tagByNumber(long number) {
        return jdbc.sql(SELECT + " WHERE t.number = ? ORDER BY t.id LIMIT 1").param(number).query(Tags::tag).optional();
    }

    /** Those that exist, by name. */
    public List<TagRow> tagsByNumbers(Collection<Long> numbers) {
        if (numbers.isEmpty()) return List.of();
        return jdbc.sql(SELECT + " WHERE t.number = ANY (?) ORDER BY t.folded, t.number").param(Sql.numbers(numbers)).query(Tags::tag).list();
    }

    /** Those that exist, by name. */
    public Map<TagId, TagRow> tagsByIds(Collection<TagId> ids) {
        Map<TagId, TagRow> found = new LinkedHashMap<>();
        if (ids.isEmpty()) return found;
        jdbc.sql(SELECT + " WHERE t.id = ANY (?) ORDER BY t.folded, t.number").param(Sql.ids(ids, TagId::raw)).query(Tags::tag).list()
                .forEach(tag -> found.put(tag.id(), tag));
        return found;
    }

    /** Those of the project that are called so, whatever the case, by name. */
    public List<TagRow> tagsByNames(ProjectId project, Collection<String> names) {
        if (names.isEmpty()) return List.of();
        return jdbc.sql(SELECT + " WHERE t.project = ? AND t.folded = ANY (?) ORDER BY t.folded, t.number").param(project.raw())
                .param(Sql.texts(names.stream().map(Tags::folded).toList())).query(Tags::tag).list();
    }

    /** In the order in which they were added. */
    public List<TagContact> tagContacts(TagId tag) {
        return jdbc.sql("SELECT x.* FROM tag_contact x JOIN contact c ON c.id = x.contact WHERE x.tag = ? ORDER BY x.number").param(tag.raw()).query(Tags::contact).list();
    }

    /** Two names are one here if {@link String#equalsIgnoreCase} says so, as the project itself compares them. */
    static String folded(String name) {
        return name.codePoints().map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static TagRow tag(ResultSet row, int i) throws SQLException {
        return new TagRow(new TagId(row.getObject("id", UUID.class)), row.getLong("number"), new ProjectId(row.getObject("project", UUID.class)), row.getString("name"),
                row.getString("description"), row.getString("color"), row.getInt("contacts"), Sql.instant(row, "created_at"), Sql.instant(row, "updated_at"));
    }

    private static TagContact contact(ResultSet row, int i) throws SQLException {
        return new TagContact(row.getLong("number"), new TagId(row.getObject("tag", UUID.class)), new ContactId(row.getObject("contact", UUID.class)),
                row.getString("role"), Sql.instant(row, "added_at"));
    }
}
