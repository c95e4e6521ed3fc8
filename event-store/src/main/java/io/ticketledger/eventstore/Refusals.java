package io.ticketledger.eventstore;

import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** What the server means when it says no. Severities are translated, SQL states are not. */
final class Refusals {

    /** Classes of SQL states that are the data's fault (data exception, constraint, limits, raised by a trigger), not the server's. */
    private static final Set<String> FAULTS_OF_DATA = Set.of("22", "23", "54", "P0");

    /** Idle-in-transaction and transaction time-outs. */
    private static final Set<String> ENDS_THE_SESSION = Set.of("25P03", "25P04");

    private Refusals() {}

    /** True when the server itself said no and the session lives on: then it has not committed. */
    static boolean isRefusal(Exception e) {
        if (!(e instanceof PSQLException answer) || answer.getServerErrorMessage() == null || answer.getSQLState() == null) {
            return false;
        }
        String state = answer.getSQLState();
        return !state.startsWith("08") && !state.startsWith("57P") && !ENDS_THE_SESSION.contains(state);
    }

    static boolean isFaultOfData(Exception e) {
        return isRefusal(e) && e instanceof SQLException answer && answer.getSQLState() != null
                && FAULTS_OF_DATA.contains(answer.getSQLState().substring(0, 2));
    }
}
