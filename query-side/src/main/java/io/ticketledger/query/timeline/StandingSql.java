package io.ticketledger.query.timeline;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.projecting.Arguments;
import io.ticketledger.query.projecting.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Puts the question together from constants. The stretches that hold a moment are in up to three places, each with an index that leads to them: those that
 * have ended, those of tickets that are open still, and those of tickets that have been over since.
 */
final class StandingSql {

    private static final String COLUMNS = """
            ticket, number, opened, since_version, status, priority, agents, team, %1$s AS since, status_%2$s AS status_since, assigned_%2$s AS assigned_since""";

    private final FindStanding wanted;
    private final Map<String, Object> params = new HashMap<>();

    StandingSql(FindStanding wanted) {
        this.wanted = wanted;
        params.put("at", Arguments.raw(wanted.at()));
        params.put("statuses", Sql.texts(wanted.statuses().stream().map(TicketStatus::name).toList()));
        if (!wanted.priorities().isEmpty()) params.put("priorities", Sql.texts(wanted.priorities().stream().map(Enum::name).toList()));
        if (!wanted.teams().isEmpty()) params.put("teams", Sql.texts(wanted.teams()));
        if (!wanted.agents().isEmpty()) params.put("agents", Sql.ids(wanted.agents(), AccountId::raw));
    }

    Map<String, Object> params() {
        return params;
    }

    /** One page, and one more to see whether there is another. */
    String page() {
        params.put("after", wanted.after());
        params.put("limit", wanted.limit() + 1);
        String places = places().stream().map(place -> "(" + place + " AND number > :after ORDER BY number LIMIT :limit)").collect(Collectors.joining(" UNION ALL "));
        String until = wanted.clock().word() + "_until";
        return "SELECT s.*, coalesce((SELECT title FROM timeline_title b WHERE b.ticket = s.ticket AND b." + until + " > CAST(:at AS timestamptz) ORDER BY b.version LIMIT 1), n.title) AS title,"
                + " n.requester FROM (SELECT * FROM (" + places + ") AS s ORDER BY number LIMIT :limit) AS s JOIN timeline_now n ON n.ticket = s.ticket"
                + " ORDER BY s.number";
    }

    /** All that stood so, without order: what the statements that count look at. */
    String all() {
        return String.join(" UNION ALL ", places());
    }

    private List<String> places() {
        String clock = wanted.clock().word();
        List<String> places = new ArrayList<>();
        places.add("SELECT " + COLUMNS.formatted("lower(" + clock + ")", clock) + " FROM timeline_past WHERE NOT isempty(" + clock + ") AND " + clock
                + " @> CAST(:at AS timestamptz)" + filters());
        String now = "SELECT " + COLUMNS.formatted(clock + "_from", clock) + " FROM timeline_now WHERE " + clock + "_from <= CAST(:at AS timestamptz) AND NOT gone" + filters();
        if (wanted.wantsOpen()) places.add(now + " AND NOT over");
        if (wanted.wantsOver()) places.add(now + " AND over");
        return places;
    }

    private String filters() {
        return " AND status = ANY (CAST(:statuses AS ticket_status[]))"
                + (wanted.priorities().isEmpty() ? "" : " AND priority = ANY (CAST(:priorities AS ticket_priority[]))")
                + (wanted.teams().isEmpty() ? "" : " AND team = ANY (:teams)")
                + (wanted.agents().isEmpty() ? "" : " AND agents && CAST(:agents AS uuid[])");
    }
}
