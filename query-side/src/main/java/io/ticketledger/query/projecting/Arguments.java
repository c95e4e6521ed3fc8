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
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From our values to the driver's. */
public final class Arguments {

    private Arguments() {}

    static void bind(PreparedStatement statement, List<@Nullable Object> args) throws SQLException {
        for (int i = 0; i < args.size(); i++) {
            switch (raw(args.get(i))) {
                // Without a type, so that a null and a value of one column share one prepared statement.
                case null -> statement.setNull(i + 1, Types.NULL);
                case String text -> statement.setString(i + 1, text);
                case UUID[] ids -> statement.setArray(i + 1, statement.getConnection().createArrayOf("uuid", ids));
                case String[] texts -> statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts));
                case Object value -> statement.setObject(i + 1, value);
            }
        }
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
