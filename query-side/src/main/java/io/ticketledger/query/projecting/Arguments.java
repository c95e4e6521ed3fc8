package io.ticketledger.query.projecting;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.ContactId;
import io.ticketledger.events.CredentialId;
import io.ticketledger.events.LogoId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From our values to the driver's. */
public final class Arguments {

    private Arguments() {}

    /**
     * What the parameters of a statement have been, by the database's names. A null is bound as what a value would be: the driver would else have the statement
     * parsed and planned anew whenever one follows the other.
     */
    private static final Map<String, @Nullable String[]> KNOWN = new ConcurrentHashMap<>();

    static void bind(PreparedStatement statement, String sql, List<@Nullable Object> args) throws SQLException {
        @Nullable String[] known = KNOWN.computeIfAbsent(sql, s -> new String[args.size()]);
        for (int i = 0; i < args.size(); i++) {
            Object raw = raw(args.get(i));
            if (raw != null) known[i] = type(raw);
            switch (raw) {
                case null -> statement.setNull(i + 1, Types.NULL, known[i]);
                case String text -> statement.setString(i + 1, text);
                case UUID[] ids -> statement.setArray(i + 1, statement.getConnection().createArrayOf("uuid", ids));
                case String[] texts -> statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts));
                case Object value -> statement.setObject(i + 1, value);
            }
        }
    }

    /** As the driver binds it; null for what it leaves to the database. */
    private static @Nullable String type(Object raw) {
        return switch (raw) {
            case String _ -> "varchar";
            case UUID _ -> "uuid";
            case OffsetDateTime _ -> "timestamptz";
            case Long _ -> "int8";
            case Integer _ -> "int4";
            case Boolean _ -> "bool";
            default -> null;
        };
    }

    /** A value as the driver takes it; PostgreSQL keeps microseconds, so an instant is cut, never rounded into the future. */
    public static @Nullable Object raw(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
            case TicketId id -> id.raw();
            case AccountId id -> id.raw();
            case CommentId id -> id.raw();
            case AttachmentId id -> id.raw();
            case CredentialId id -> id.raw();
            case ProjectId id -> id.raw();
            case ColumnId id -> id.raw();
            case TagId id -> id.raw();
            case CompanyId id -> id.raw();
            case ContactId id -> id.raw();
            case LogoId id -> id.raw();
            case Enum<?> constant -> constant.name();
            default -> value;
        };
    }

    /** A value as PostgreSQL reads it. */
    static @Nullable String text(@Nullable Object value) {
        return switch (raw(value)) {
            case null -> null;
            case UUID[] ids -> Arrays.stream(ids).map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
            case Object[] other -> throw new IllegalArgumentException("no array of " + other.getClass() + " within a set");
            case Object other -> other.toString();
        };
    }
}
