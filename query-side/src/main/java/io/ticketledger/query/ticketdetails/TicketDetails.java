package io.ticketledger.query.ticketdetails;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.Visibility;
import io.ticketledger.query.Page;
import io.ticketledger.query.projecting.Sql;
import io.ticketledger.query.ticketdetails.HistoryEntry.CommentRef;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.ticketlist.TicketRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows tickets whole: one in one question, a list's worth at a time with as many queries for a hundred as for one. */
public final class TicketDetails {

    /** By equality and not as a list of one: PostgreSQL keeps the plan of the former and makes a new one of the latter each time. */
    private static final String BY_ID = whole(TicketList.BY_ID, "?");
    private static final String BY_NUMBER = whole(TicketList.BY_NUMBER, "(SELECT id FROM ticket_row WHERE number = ? ORDER BY id LIMIT 1)");

    private final JdbcClient jdbc;
    private final JdbcTemplate questions;

    public TicketDetails(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.questions = new JdbcTemplate(dataSource);
    }

    public Optional<TicketDetail> byNumber(long number, Scope scope) {
        return whole(BY_NUMBER, number, scope);
    }

    public Optional<TicketDetail> byId(TicketId id, Scope scope) {
        return whole(BY_ID, id.raw(), scope);
    }

    /** Row, history and attachments in one message to PostgreSQL and one back: the ways there and back took longer than the statements. */
    private static String whole(String row, String ticket) {
        return row + "; SELECT * FROM ticket_history WHERE ticket = " + ticket + " ORDER BY position"
                + "; SELECT * FROM ticket_attachment WHERE ticket = " + ticket + " ORDER BY position";
    }

    private Optional<TicketDetail> whole(String statements, Object key, Scope scope) {
        return Objects.requireNonNull(questions.execute(statements, (PreparedStatementCallback<Optional<TicketDetail>>) statement -> {
            for (int each = 1; each <= 3; each++) statement.setObject(each, key);
            statement.execute();
            List<TicketRow> rows = rows(statement, TicketList::row);
            if (rows.isEmpty() || !scope.covers(rows.getFirst())) return Optional.empty();
            return Optional.of(new TicketDetail(rows.getFirst(), new TicketThread(nextRows(statement, TicketDetails::entry), nextRows(statement, TicketDetails::file))));
        }));
    }

    private static <T> List<T> nextRows(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
        statement.getMoreResults();
        return rows(statement, mapper);
    }

    private static <T> List<T> rows(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) rows.add(Objects.requireNonNull(mapper.mapRow(row, rows.size())));
        }
        return rows;
    }

    /** History and attachments of a chunk of a list, two queries in all; a ticket to which nothing has happened yet has an empty thread. */
    public Map<TicketId, TicketThread> threads(Collection<TicketId> ids) {
        if (ids.isEmpty()) return Map.of();
        Map<TicketId, List<HistoryEntry>> history = new HashMap<>();
        jdbc.sql("SELECT * FROM ticket_history WHERE ticket = ANY (?) ORDER BY ticket, position").param(Sql.ids(ids, TicketId::raw))
                .query(TicketDetails::entry).list().forEach(entry -> history.computeIfAbsent(entry.ticket(), t -> new ArrayList<>()).add(entry));
        Map<TicketId, List<AttachmentInfo>> attachments = new HashMap<>();
        jdbc.sql("SELECT * FROM ticket_attachment WHERE ticket = ANY (?) ORDER BY ticket, position").param(Sql.ids(ids, TicketId::raw))
                .query(TicketDetails::file).list().forEach(file -> attachments.computeIfAbsent(file.ticket(), t -> new ArrayList<>()).add(file));
        Map<TicketId, TicketThread> threads = new HashMap<>();
        for (TicketId id : ids) threads.put(id, new TicketThread(history.getOrDefault(id, List.of()), attachments.getOrDefault(id, List.of())));
        return threads;
    }

    /** Who may see the file is the ticket's affair: ask for its ticket in the reader's scope. */
    public Optional<AttachmentInfo> attachment(AttachmentId id) {
        return jdbc.sql("SELECT * FROM ticket_attachment WHERE id = ?").param(id.raw()).query(TicketDetails::file).optional();
    }

    public Optional<AttachmentInfo> attachment(long number) {
        return jdbc.sql("SELECT * FROM ticket_attachment WHERE number = ? ORDER BY position LIMIT 1").param(number).query(TicketDetails::file).optional();
    }

    /** A comment's entry, author and ticket with it. Who may read it is the ticket's affair, and whether it is internal. */
    public Optional<HistoryEntry> comment(long number) {
        return jdbc.sql("SELECT * FROM ticket_history WHERE comment_number = ? ORDER BY position LIMIT 1").param(number).query(TicketDetails::entry).optional();
    }

    /** A ticket's comments in the order in which they were made. */
    public Page<HistoryEntry> comments(TicketId ticket, boolean alsoInternal, int limit, long offset) {
        String those = " FROM ticket_history WHERE ticket = ? AND comment IS NOT NULL" + (alsoInternal ? "" : " AND visibility = 'PUBLIC'");
        return new Page<>(
                jdbc.sql("SELECT *" + those + " ORDER BY position LIMIT ? OFFSET ?").params(ticket.raw(), limit, offset).query(TicketDetails::entry).list(),
                jdbc.sql("SELECT count(*)" + those).param(ticket.raw()).query(Long.class).single());
    }

    /** The last comments on any of these tickets, internal ones too, in the order in which they were made. */
    public List<HistoryEntry> latestComments(Collection<TicketId> tickets, int atMost) {
        return jdbc.sql("SELECT * FROM ticket_history WHERE ticket = ANY (?) AND comment IS NOT NULL ORDER BY position DESC LIMIT ?")
                .params(Sql.ids(tickets, TicketId::raw), atMost).query(TicketDetails::entry).list().reversed();
    }

    /** The files last attached to any of these tickets, in the order in which they were. */
    public List<AttachmentInfo> latestAttachments(Collection<TicketId> tickets, int atMost) {
        return jdbc.sql("SELECT * FROM ticket_attachment WHERE ticket = ANY (?) ORDER BY position DESC LIMIT ?")
                .params(Sql.ids(tickets, TicketId::raw), atMost).query(TicketDetails::file).list().reversed();
    }

    private static HistoryEntry entry(ResultSet row, int i) throws SQLException {
        UUID comment = row.getObject("comment", UUID.class);
        return new HistoryEntry(
                row.getLong("position"),
                new TicketId(row.getObject("ticket", UUID.class)),
                row.getString("event"),
                account(row.getObject("actor", UUID.class)),
                row.getString("actor_name"),
                TicketStatus.valueOf(row.getString("status_from")),
                TicketStatus.valueOf(row.getString("status_to")),
                row.getString("text"),
                Sql.instant(row, "occurred"),
                Visibility.valueOf(row.getString("visibility")),
                comment == null ? null : new CommentRef(new CommentId(comment), row.getLong("comment_number"), Sql.instantOrNull(row, "edited_at")));
    }

    private static AttachmentInfo file(ResultSet row, int i) throws SQLException {
        return new AttachmentInfo(
                new AttachmentId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                new TicketId(row.getObject("ticket", UUID.class)),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                account(row.getObject("uploader", UUID.class)),
                row.getString("uploader_name"),
                Sql.instant(row, "occurred"));
    }

    private static @Nullable AccountId account(@Nullable UUID raw) {
        return raw == null ? null : new AccountId(raw);
    }
}
