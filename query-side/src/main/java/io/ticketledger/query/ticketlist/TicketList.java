package io.ticketledger.query.ticketlist;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ExternalReference;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.TicketType;
import io.ticketledger.query.projecting.Arguments;
import io.ticketledger.query.projecting.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists tickets and finds single ones. What is outside the scope is not there. */
public final class TicketList {

    /** How far into a column anybody counts: a place from there on is the end, and a card there has this many before it or more. */
    public static final int FAR = 10_000;

    /** For whoever asks more in the same breath; of each they find the first. */
    public static final String BY_NUMBER = "SELECT * FROM ticket_row t WHERE number = ? ORDER BY id LIMIT 1";
    public static final String BY_ID = "SELECT * FROM ticket_row t WHERE id = ?";

    private static final int REMEMBERED = 100_000;

    private final JdbcClient jdbc;
    private final TicketCounts counts;
    private final ColumnPlaces places;
    private final Map<Long, TicketId> idsByNumber = new ConcurrentHashMap<>();

    public TicketList(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.counts = new TicketCounts(jdbc);
        this.places = new ColumnPlaces(jdbc);
    }

    public Optional<TicketRow> byNumber(long number, Scope scope) {
        return jdbc.sql(BY_NUMBER).param(number).query(TicketList::row).optional().filter(scope::covers);
    }

    public Optional<TicketRow> byId(TicketId id, Scope scope) {
        return jdbc.sql(BY_ID).param(id.raw()).query(TicketList::row).optional().filter(scope::covers);
    }

    /** Those that exist, whoever may see them: whoever asks for many at once looks at the scope of each reader himself. */
    public Map<TicketId, TicketRow> byIds(Collection<TicketId> ids) {
        Map<TicketId, TicketRow> found = new HashMap<>();
        if (ids.isEmpty()) return found;
        jdbc.sql("SELECT * FROM ticket_row t WHERE id = ANY (?)").param(Sql.ids(ids, TicketId::raw)).query(TicketList::row).list()
                .forEach(row -> found.put(row.id(), row));
        return found;
    }

    /** Whose number this is; never changes once known, so it is asked once. */
    public Optional<TicketId> idOf(long number) {
        TicketId known = idsByNumber.get(number);
        if (known != null) return Optional.of(known);
        Optional<TicketId> found = jdbc.sql("SELECT id FROM ticket_row WHERE number = ? ORDER BY id LIMIT 1").param(number).query(UUID.class).optional().map(TicketId::new);
        // Starting afresh is as good as any way of forgetting for so small a thing.
        if (idsByNumber.size() >= REMEMBERED) idsByNumber.clear();
        found.ifPresent(id -> idsByNumber.put(number, id));
        return found;
    }

    public List<TicketRow> page(FindTickets wanted, int limit, long offset) {
        TicketQuery query = new TicketQuery(wanted);
        return jdbc.sql(query.page()).params(query.params()).param("limit", limit).param("offset", offset).query(TicketList::row).list();
    }

    /** From counters where the filter is nothing but project, column, archive, status, priority and category; what the scope has beside whole projects is counted. */
    public long count(FindTickets wanted) {
        Reach reach = Reach.of(wanted);
        boolean single = !reach.all() && (reach.projects().isEmpty() || !reach.others().isEmpty() && !wanted.within().isEmpty());
        if (single || !TicketCounts.know(wanted)) {
            TicketQuery query = new TicketQuery(wanted);
            return jdbc.sql(query.count()).params(query.params()).query(Long.class).single();
        }
        long whole = counts.of(wanted, reach);
        if (reach.all() || reach.others().isEmpty()) return whole;
        TicketQuery query = new TicketQuery(wanted);
        return whole + jdbc.sql(query.countOthers()).params(query.params()).query(Long.class).single();
    }

    /** How many cards are in each column of these projects, by status; the archive is in none. A project without cards is missing. */
    public Map<ProjectId, List<ColumnCount>> countsByColumn(Collection<ProjectId> projects) {
        return counts.byColumn(projects);
    }

    /**
     * How many cards stand before each of these in its column, the archive left aside; {@link #FAR} means that many or more. One question for all.
     *
     * @param column where a card is
     */
    public Map<TicketId, Integer> orderInColumn(Collection<TicketRow> rows, Function<TicketRow, InColumn> column) {
        return places.order(rows, column);
    }

    /**
     * Between which ranks a card is to be put that is to have this many others of the column before it, itself not counted; beyond the end means the end. Where several have
     * the same rank it is beyond those.
     */
    public Neighbours neighbours(InColumn column, int index, TicketId except) {
        return places.neighbours(column, index, except);
    }

    /** Every category a ticket is in. */
    public Set<String> categories() {
        return jdbc.sql("SELECT DISTINCT category FROM ticket_count WHERE n > 0").query(String.class).set();
    }

    /**
     * All of them in the order wanted, a chunk at a time and never more than one in memory. Each chunk is a query of its own after the last row of the one before, so
     * a slow reader holds neither a connection nor a snapshot; a ticket that moves in the order meanwhile may be missed or come twice, as on pages.
     */
    public void stream(FindTickets wanted, int chunk, Consumer<List<TicketRow>> to) {
        record Cursor(String key, TicketRow row) {}
        Cursor last = null;
        List<Cursor> rows;
        do {
            TicketQuery query = new TicketQuery(wanted);
            var statement = jdbc.sql(query.chunk(last == null)).params(query.params()).param("limit", chunk);
            if (last != null) statement = statement.param("cursor", last.key).param("since", Arguments.raw(last.row.createdAt())).param("after", last.row.number());
            rows = statement.query((row, i) -> new Cursor(row.getString("cursor"), row(row, i))).list();
            if (!rows.isEmpty()) {
                last = rows.getLast();
                to.accept(rows.stream().map(Cursor::row).toList());
            }
        } while (rows.size() == chunk);
    }

    /** For whoever joins {@code ticket_row}. */
    public static TicketRow row(ResultSet row, int i) throws SQLException {
        String system = row.getString("external_system");
        return new TicketRow(
                new TicketId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                row.getLong("version"),
                TicketStatus.valueOf(row.getString("status")),
                Priority.valueOf(row.getString("priority")),
                new AccountId(row.getObject("requester", UUID.class)),
                Arrays.stream((UUID[]) row.getArray("agents").getArray()).map(AccountId::new).toList(),
                row.getString("team"),
                row.getString("title"),
                row.getString("description"),
                level(row.getString("impact")),
                level(row.getString("urgency")),
                row.getString("category"),
                row.getString("subcategory"),
                row.getString("channel"),
                row.getString("project"),
                row.getInt("response_minutes"),
                Sql.instant(row, "response_due"),
                Sql.instantOrNull(row, "first_response_at"),
                Sql.instantOrNull(row, "resolution_due"),
                new TicketRow.Clocks(row.getBoolean("response_breached"), row.getBoolean("response_paused"),
                        row.getBoolean("resolution_breached"), row.getBoolean("resolution_paused")),
                Sql.instantOrNull(row, "estimate"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                Sql.instantOrNull(row, "acknowledged_at"),
                Sql.instantOrNull(row, "started_at"),
                Sql.instantOrNull(row, "resolved_at"),
                Sql.instantOrNull(row, "closed_at"),
                row.getString("status_reason"),
                row.getString("hold_reason"),
                row.getString("resolution_comment"),
                row.getString("resolution_code"),
                row.getInt("reopen_count"),
                row.getInt("comment_count"),
                row.getInt("internal_count"),
                system == null ? null : new ExternalReference(system, row.getString("external_key")),
                board(row));
    }

    private static TicketRow.Board board(ResultSet row) throws SQLException {
        UUID column = row.getObject("column_id", UUID.class);
        return new TicketRow.Board(
                new ProjectId(row.getObject("project_id", UUID.class)),
                column == null ? null : new ColumnId(column),
                row.getString("rank"),
                TicketType.valueOf(row.getString("type")),
                Arrays.stream((UUID[]) row.getArray("tags").getArray()).map(TagId::new).toList(),
                Arrays.stream((UUID[]) row.getArray("followers").getArray()).map(AccountId::new).toList(),
                row.getObject("start_day", LocalDate.class),
                row.getObject("due_day", LocalDate.class),
                row.getBoolean("archived"));
    }

    private static @Nullable Level level(@Nullable String word) {
        return word == null ? null : Level.valueOf(word);
    }
}
