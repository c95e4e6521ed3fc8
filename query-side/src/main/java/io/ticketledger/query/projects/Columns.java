package io.ticketledger.query.projects;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.Stage;
import io.ticketledger.query.projecting.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the columns of boards. */
public final class Columns {

    private final JdbcClient jdbc;

    public Columns(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Older projects first, and within each as they stand. */
    public List<ColumnRow> columns(Collection<ProjectId> projects) {
        if (projects.isEmpty()) return List.of();
        return jdbc.sql("SELECT c.* FROM project_column c JOIN project p ON p.id = c.project WHERE c.project = ANY (?) ORDER BY p.number, c.place, c.number")
                .param(Sql.ids(projects, ProjectId::raw)).query(Columns::column).list();
    }

    /** Of every project, without those that have no columns. */
    public List<ColumnRow> all() {
        return jdbc.sql("SELECT c.* FROM project_column c JOIN project p ON p.id = c.project ORDER BY p.number, c.place, c.number").query(Columns::column).list();
    }

    public Optional<ColumnRow> columnByNumber(long number) {
        return jdbc.sql("SELECT * FROM project_column WHERE number = ? ORDER BY id LIMIT 1").param(number).query(Columns::column).optional();
    }

    public Board board(ProjectId project) {
        return new Board(jdbc.sql("SELECT * FROM project_column WHERE project = ?").param(project.raw()).query(Columns::column).list());
    }

    /** One for each, also for those without columns. */
    public Map<ProjectId, Board> boards(Collection<ProjectId> projects) {
        Map<ProjectId, List<ColumnRow>> columns = columns(projects).stream().collect(Collectors.groupingBy(ColumnRow::project));
        Map<ProjectId, Board> boards = new LinkedHashMap<>();
        projects.forEach(project -> boards.put(project, new Board(columns.getOrDefault(project, List.of()))));
        return boards;
    }

    private static ColumnRow column(ResultSet row, int i) throws SQLException {
        return new ColumnRow(new ColumnId(row.getObject("id", UUID.class)), row.getLong("number"), new ProjectId(row.getObject("project", UUID.class)),
                row.getString("name"), Stage.valueOf(row.getString("stage")), row.getString("color"), row.getInt("place"),
                Sql.instant(row, "created_at"), Sql.instant(row, "updated_at"));
    }
}
