package io.ticketledger.query.projecting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** What the queries of all read models say to the driver and hear from it. */
public final class Sql {

    private Sql() {}

    /**
     * The first statement of a transaction that reads these tables more than once in one snapshot, before the snapshot is taken. A rebuild could else put other tables in
     * their place after it, whose last rows the snapshot does not see.
     */
    public static String hold(Projection... projections) {
        return Arrays.stream(projections).flatMap(projection -> projection.tables().stream()).collect(Collectors.joining(", ", "LOCK TABLE ", " IN ACCESS SHARE MODE"));
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    public static <T> SqlArrayValue ids(Collection<T> ids, Function<T, UUID> raw) {
        return new SqlArrayValue("uuid", ids.stream().map(raw).toArray());
    }

    public static SqlArrayValue numbers(Collection<Long> numbers) {
        return new SqlArrayValue("bigint", numbers.toArray());
    }

    public static SqlArrayValue texts(Collection<String> texts) {
        return new SqlArrayValue("text", texts.toArray());
    }

    /** A pattern for LIKE that finds this text anywhere, taking its own wildcards literally. */
    public static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
