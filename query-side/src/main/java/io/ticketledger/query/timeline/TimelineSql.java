package io.ticketledger.query.timeline;

/** The statements of {@link TimelineProjection}. */
final class TimelineSql {

    /** To each way of summing up, of what {@code turns} holds: what, standing, came, and the moment by both clocks. */
    private static final String COUNT = """
            INSERT INTO timeline_turn AS t (clock, span, at, what, standing, came)
            SELECT clock, span, at, what, sum(standing), sum(came)
            FROM turns CROSS JOIN LATERAL (VALUES ('occurred', occurred), ('recorded', recorded)) AS c (clock, moment)
                 CROSS JOIN LATERAL (VALUES ('day', date_bin('1 day', moment, 'epoch')), ('minute', date_bin('1 minute', moment, 'epoch')), ('instant', moment)) AS s (span, at)
            GROUP BY clock, span, at, what
            ON CONFLICT (clock, span, at, what) DO UPDATE SET standing = t.standing + excluded.standing, came = t.came + excluded.came""";

    static final String OPENED = """
            WITH opened AS (
                INSERT INTO timeline_now (ticket, number, title, requester, opened, version, latest, since_version, status, priority, occurred_from, recorded_from,
                                          status_occurred, status_recorded)
                SELECT ticket, number, title, requester, occurred, version, occurred, version, 'NEW', priority, occurred, recorded, occurred, recorded
                FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS timestamptz[]), CAST(? AS timestamptz[]), CAST(? AS bigint[]), CAST(? AS text[]),
                            CAST(? AS uuid[]), CAST(? AS ticket_priority[])) AS e (ticket, version, occurred, recorded, number, title, requester, priority)
                ON CONFLICT DO NOTHING RETURNING occurred_from AS occurred, recorded_from AS recorded),
            turns AS (SELECT 'OPENED' AS what, 1 AS standing, 1 AS came, occurred, recorded FROM opened)
            """ + COUNT;

    /**
     * Ends a stretch and begins the next if what is shown changes, and remembers how late it has become in any case. Null keeps what is; {@code given} says
     * that agents and team are those named. What stood for no time by either clock can never be asked for and is not kept.
     */
    static final String SHOWN = """
            WITH next AS (
                SELECT n.*, e.version AS next_version, e.given, greatest(n.latest, e.occurred) AS occurred_to, greatest(n.recorded_from, e.recorded) AS recorded_to,
                       coalesce(e.status, n.status) AS next_status, coalesce(e.priority, n.priority) AS next_priority,
                       CASE WHEN e.given THEN CAST(e.agents AS uuid[]) ELSE n.agents END AS next_agents, CASE WHEN e.given THEN e.team ELSE n.team END AS next_team
                FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS timestamptz[]), CAST(? AS timestamptz[]), CAST(? AS ticket_status[]),
                            CAST(? AS ticket_priority[]), CAST(? AS boolean[]), CAST(? AS text[]), CAST(? AS text[]))
                         AS e (ticket, version, occurred, recorded, status, priority, given, agents, team)
                     JOIN timeline_now n ON n.ticket = e.ticket AND n.version < e.version),
            judged AS (
                SELECT *, status <> next_status AS turns, agents <> next_agents OR team IS DISTINCT FROM next_team AS moves,
                       status <> next_status OR priority <> next_priority OR agents <> next_agents OR team IS DISTINCT FROM next_team AS changes
                FROM next),
            kept AS (
                INSERT INTO timeline_past (ticket, number, opened, since_version, status, priority, agents, team, occurred, recorded, status_occurred, status_recorded,
                                           assigned_occurred, assigned_recorded)
                SELECT ticket, number, opened, since_version, status, priority, agents, team, tstzrange(occurred_from, occurred_to), tstzrange(recorded_from, recorded_to),
                       status_occurred, status_recorded, assigned_occurred, assigned_recorded
                FROM judged WHERE changes AND (occurred_from < occurred_to OR recorded_from < recorded_to)),
            begun AS (
                UPDATE timeline_now n SET version = j.next_version, since_version = j.next_version, latest = j.occurred_to, occurred_from = j.occurred_to,
                       recorded_from = j.recorded_to, status = j.next_status, priority = j.next_priority, agents = j.next_agents, team = j.next_team,
                       status_occurred = CASE WHEN j.turns THEN j.occurred_to ELSE n.status_occurred END,
                       status_recorded = CASE WHEN j.turns THEN j.recorded_to ELSE n.status_recorded END,
                       assigned_occurred = CASE WHEN j.moves THEN j.occurred_to ELSE n.assigned_occurred END,
                       assigned_recorded = CASE WHEN j.moves THEN j.recorded_to ELSE n.assigned_recorded END
                FROM judged j WHERE n.ticket = j.ticket AND j.changes),
            later AS (
                UPDATE timeline_now n SET version = j.next_version, latest = j.occurred_to
                FROM judged j WHERE n.ticket = j.ticket AND NOT j.changes AND j.occurred_to > n.latest),
            turns AS (
                SELECT CAST(next_status AS text) AS what, 1 AS standing, 1 AS came, occurred_to AS occurred, recorded_to AS recorded
                FROM judged WHERE turns AND next_status IN ('CLOSED', 'REJECTED', 'WITHDRAWN')
                UNION ALL SELECT CAST(status AS text), -1, 0, occurred_to, recorded_to FROM judged WHERE turns AND over)
            """ + COUNT;

    /** Ends the last stretch and begins none; the row stays and says so. */
    static final String DELETED = """
            WITH e AS (SELECT CAST(? AS uuid) AS ticket, CAST(? AS bigint) AS version, CAST(? AS timestamptz) AS occurred, CAST(? AS timestamptz) AS recorded),
            gone AS (
                UPDATE timeline_now n SET gone = true, version = e.version, latest = greatest(n.latest, e.occurred) FROM e WHERE n.ticket = e.ticket AND n.version < e.version
                RETURNING n.*, new.latest AS occurred_to, greatest(n.recorded_from, e.recorded) AS recorded_to),
            kept AS (
                INSERT INTO timeline_past (ticket, number, opened, since_version, status, priority, agents, team, occurred, recorded, status_occurred, status_recorded,
                                           assigned_occurred, assigned_recorded)
                SELECT ticket, number, opened, since_version, status, priority, agents, team, tstzrange(occurred_from, occurred_to), tstzrange(recorded_from, recorded_to),
                       status_occurred, status_recorded, assigned_occurred, assigned_recorded
                FROM gone WHERE occurred_from < occurred_to OR recorded_from < recorded_to),
            turns AS (
                SELECT 'OPENED' AS what, -1 AS standing, 0 AS came, occurred_to AS occurred, recorded_to AS recorded FROM gone
                UNION ALL SELECT CAST(status AS text), -1, 0, occurred_to, recorded_to FROM gone WHERE over)
            """ + COUNT;

    /** The title is no reason for another stretch: what it was is kept beside, until when it was so. */
    static final String TITLE = """
            WITH e AS (SELECT CAST(? AS uuid) AS ticket, CAST(? AS bigint) AS version, CAST(? AS timestamptz) AS occurred, CAST(? AS timestamptz) AS recorded, CAST(? AS text) AS title),
            t AS (
                UPDATE timeline_now n SET title = e.title, version = e.version, latest = greatest(n.latest, e.occurred) FROM e WHERE n.ticket = e.ticket AND n.version < e.version
                RETURNING n.ticket, n.version, old.title AS title, new.latest AS occurred_until, greatest(n.recorded_from, e.recorded) AS recorded_until)
            INSERT INTO timeline_title (ticket, version, title, occurred_until, recorded_until) SELECT ticket, version, title, occurred_until, recorded_until FROM t ON CONFLICT DO NOTHING""";

    /** For what is not shown but may be later than what is shown afterwards; most of it comes with something shown, at the same time, and writes nothing. */
    static final String LATER = """
            UPDATE timeline_now n SET version = e.version, latest = e.occurred
            FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS timestamptz[])) AS e (ticket, version, occurred)
            WHERE n.ticket = e.ticket AND n.version < e.version AND n.latest < e.occurred""";

    private TimelineSql() {}
}
