package io.ticketledger.query.ticketlist;

import io.ticketledger.events.Stage;
import java.util.stream.Collectors;

/** The statements of {@link TicketListProjection}, one per arm. */
final class TicketListSql {

    /** So many characters of a ticket. */
    static final int SEARCHED = 100_000;

    static final String OPENED = """
            WITH e AS (
                SELECT * FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS ticket_priority[]), CAST(? AS uuid[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                                     CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS int[]), CAST(? AS timestamptz[]),
                                     CAST(? AS timestamptz[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]))
                         AS e (id, number, version, priority, requester, title, description, impact, urgency, category, subcategory, channel, project, response_minutes, response_due,
                               occurred, external_system, external_key, rank, words)),
            t AS (
                INSERT INTO ticket_row (id, number, version, status, priority, requester, title, description, impact, urgency, category, subcategory, channel,
                                        project, response_minutes, response_due, created_at, updated_at, external_system, external_key, rank)
                SELECT id, number, version, 'NEW', priority, requester, title, description, impact, urgency, category, subcategory, channel,
                       project, response_minutes, response_due, occurred, occurred, external_system, external_key, rank FROM e
                ON CONFLICT (id) DO NOTHING RETURNING id)
            INSERT INTO ticket_search (ticket, text, words)
            SELECT id, words, to_tsvector('simple', words) FROM t JOIN e USING (id) ON CONFLICT DO NOTHING""";

    /**
     * What nearly every ticket goes through, in one statement: a batch of a few events of many kinds would else start nearly as many statements as it has events. Null leaves what is;
     * which time the event leaves is told by the status it leads to.
     */
    static final String USUAL = """
            UPDATE ticket_row AS t SET updated_at = e.occurred, version = e.version, status = coalesce(e.status, t.status),
                   acknowledged_at = CASE WHEN e.status = 'OPEN' THEN coalesce(t.acknowledged_at, e.occurred) ELSE t.acknowledged_at END,
                   first_response_at = CASE WHEN e.responds THEN coalesce(t.first_response_at, e.occurred) ELSE t.first_response_at END,
                   started_at = CASE WHEN e.status = 'IN_PROGRESS' THEN coalesce(t.started_at, e.occurred) ELSE t.started_at END,
                   hold_reason = CASE WHEN e.status = 'IN_PROGRESS' THEN NULL ELSE t.hold_reason END,
                   resolution_comment = CASE WHEN e.status = 'RESOLVED' THEN e.said ELSE t.resolution_comment END,
                   resolution_code = CASE WHEN e.status = 'RESOLVED' THEN e.code ELSE t.resolution_code END,
                   resolved_at = CASE WHEN e.status = 'RESOLVED' THEN e.occurred ELSE t.resolved_at END,
                   status_reason = CASE WHEN e.status = 'CLOSED' THEN e.said ELSE t.status_reason END,
                   closed_at = CASE WHEN e.status = 'CLOSED' THEN e.occurred ELSE t.closed_at END,
                   column_id = CASE WHEN e.stage IS NULL OR t.status = ANY (CAST(e.stage AS ticket_status[])) THEN t.column_id END,
                   rank = CASE WHEN e.stage IS NULL OR t.status = ANY (CAST(e.stage AS ticket_status[])) THEN t.rank ELSE e.rank END,
                   comment_count = t.comment_count + e.comments,
                   response_due = coalesce(e.response_due, t.response_due), response_breached = t.response_breached AND e.response_due IS NULL,
                   response_paused = t.response_paused AND e.response_due IS NULL,
                   resolution_due = coalesce(e.resolution_due, t.resolution_due), resolution_breached = t.resolution_breached AND e.resolution_due IS NULL,
                   resolution_paused = t.resolution_paused AND e.resolution_due IS NULL
            FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS timestamptz[]), CAST(? AS ticket_status[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS boolean[]), CAST(? AS text[]),
                        CAST(? AS text[]), CAST(? AS int[]), CAST(? AS timestamptz[]), CAST(? AS timestamptz[]))
                     AS e (id, version, occurred, status, stage, rank, responds, said, code, comments, response_due, resolution_due)
            WHERE t.id = e.id AND t.version < e.version""";

    static final String DECLINED = turn(Stage.DONE, "status = 'REJECTED', status_reason = ?, closed_at = ?");
    static final String WITHDRAWN = turn(Stage.DONE, "status = 'WITHDRAWN', status_reason = ?, hold_reason = NULL, closed_at = ?");
    static final String PUT_ON_HOLD = turn(Stage.IN_PROGRESS, "status = 'ON_HOLD', status_reason = ?, hold_reason = ?");
    static final String RESOLUTION_REJECTED = turn(Stage.IN_PROGRESS, """
            status = 'IN_PROGRESS', status_reason = ?, resolved_at = NULL, closed_at = NULL, resolution_comment = NULL, resolution_code = NULL,
            reopen_count = reopen_count + 1""");
    static final String REOPENED = turn(Stage.NEW, """
            status = 'OPEN', status_reason = ?, hold_reason = NULL, resolved_at = NULL, closed_at = NULL, resolution_comment = NULL, resolution_code = NULL,
            reopen_count = reopen_count + 1""");

    static final String CORRECTED_TO_QUEUE = correctedToWork(Stage.NEW);
    static final String CORRECTED_TO_WORK = correctedToWork(Stage.IN_PROGRESS);
    static final String CORRECTED_TO_RESOLVED = turn(Stage.REVIEW, """
            status = ?::ticket_status, status_reason = ?, hold_reason = NULL, resolved_at = coalesce(resolved_at, ?), closed_at = NULL""");
    static final String CORRECTED_TO_OVER = turn(Stage.DONE, "status = ?::ticket_status, status_reason = ?, hold_reason = NULL, closed_at = ?");

    static final String PRIORITY = move("priority = ?::ticket_priority, impact = ?, urgency = ?, response_minutes = ?, response_due = ?");
    /** A new promise, unless there has been an answer already: then it is only another time to show. */
    static final String RESPONSE_DUE = move("""
            response_due = ?, response_breached = response_breached AND first_response_at IS NOT NULL,
            response_paused = response_paused AND first_response_at IS NOT NULL""");
    static final String RESPONSE_PAUSED = move("response_paused = true");
    static final String RESPONSE_RESUMED = move("response_due = ?, response_paused = false");
    static final String RESPONSE_BREACHED = move("response_breached = true");
    static final String RESOLUTION_PAUSED = move("resolution_paused = true");
    static final String RESOLUTION_RESUMED = move("resolution_due = ?, resolution_paused = false");
    static final String RESOLUTION_BREACHED = move("resolution_breached = true");
    static final String ESTIMATE = move("estimate = ?");
    /** Kept apart also when the row knows of it already: what was known before this was kept is read again. */
    static final String INTERNAL_COMMENT = """
            WITH kept AS (INSERT INTO ticket_internal_comment (ticket, comment) VALUES (?, ?) ON CONFLICT DO NOTHING)
            """ + move("comment_count = comment_count + 1, internal_count = internal_count + 1");
    static final String COMMENT_DELETED = """
            WITH gone AS (DELETE FROM ticket_internal_comment WHERE ticket = ? AND comment = ? RETURNING comment)
            """ + move("comment_count = comment_count - 1, internal_count = internal_count - CAST((SELECT count(*) FROM gone) AS int)");

    /** An insert does not see what a delete of the same statement did, so only those who leave are deleted and only those who come inserted. */
    static final String ASSIGNED = """
            WITH t AS (
                UPDATE ticket_row AS t SET agents = CAST(e.agents AS uuid[]), team = e.team, updated_at = e.occurred, version = e.version
                FROM unnest(CAST(? AS uuid[]), CAST(? AS bigint[]), CAST(? AS timestamptz[]), CAST(? AS text[]), CAST(? AS text[])) AS e (id, version, occurred, agents, team)
                WHERE t.id = e.id AND t.version < e.version RETURNING t.id, t.number, t.created_at, t.agents),
            gone AS (
                DELETE FROM ticket_agent USING t WHERE ticket_agent.ticket = t.id AND ticket_agent.agent <> ALL (t.agents))
            INSERT INTO ticket_agent (ticket, agent, created_at, number)
            SELECT DISTINCT t.id, agent, t.created_at, t.number FROM t, unnest(t.agents) AS agent ON CONFLICT DO NOTHING""";

    /** Of a card that is filed elsewhere no column and no place is known. */
    static final String FILED = move("project_id = ?, column_id = NULL, rank = ?");
    static final String TYPE = move("type = ?");
    static final String SCHEDULED = move("start_day = ?, due_day = ?");
    static final String ARCHIVED = move("archived = ?");
    static final String TITLE = said("title = ?");
    static final String DESCRIPTION = said("description = ?");
    /** Nothing about the ticket is new when somebody listens. */
    static final String FOLLOWED = "UPDATE ticket_row SET followers = array_append(array_remove(followers, ?), ?), version = ? WHERE id = ? AND version < ?";
    static final String UNFOLLOWED = "UPDATE ticket_row SET followers = array_remove(followers, ?), version = ? WHERE id = ? AND version < ?";

    static final String TAGGED = """
            WITH t AS (
                UPDATE ticket_row SET tags = ?, updated_at = ?, version = ? WHERE id = ? AND version < ? RETURNING id, old.tags AS before, new.tags AS tags),
            gone AS (
                DELETE FROM ticket_tag USING t, unnest(t.before) AS b (tag) WHERE ticket_tag.tag = b.tag AND ticket_tag.ticket = t.id AND b.tag <> ALL (t.tags))
            INSERT INTO ticket_tag (tag, ticket, position) SELECT DISTINCT tag, t.id, CAST(? AS bigint) FROM t, unnest(t.tags) AS tag ON CONFLICT DO NOTHING""";
    static final String CARD_MOVED = """
            WITH t AS (UPDATE ticket_row SET column_id = ?, rank = ?, updated_at = ?, version = ? WHERE id = ? AND version < ? RETURNING id, column_id)
            INSERT INTO ticket_placed (column_id, ticket, position) SELECT column_id, id, CAST(? AS bigint) FROM t
            ON CONFLICT (column_id, ticket) DO UPDATE SET position = excluded.position""";

    static final String DELETED = """
            WITH t AS (DELETE FROM ticket_row WHERE id = ? RETURNING id, agents, tags),
            a AS (DELETE FROM ticket_agent USING t WHERE ticket = t.id),
            g AS (DELETE FROM ticket_tag USING t, unnest(t.tags) AS b (tag) WHERE ticket_tag.tag = b.tag AND ticket_tag.ticket = t.id),
            s AS (DELETE FROM ticket_search WHERE ticket = ?)
            DELETE FROM ticket_internal_comment WHERE ticket = ?""";

    /** What came later than this is not taken away, should it be read again. */
    static final String TAG_DELETED = """
            WITH gone AS (DELETE FROM ticket_tag WHERE tag = ? AND position < ? RETURNING tag, ticket)
            UPDATE ticket_row SET tags = array_remove(tags, gone.tag) FROM gone WHERE id = gone.ticket""";
    static final String COLUMN_CLEARED = """
            UPDATE ticket_row t SET column_id = NULL FROM ticket_placed p WHERE p.column_id = ? AND p.position < ? AND t.id = p.ticket AND t.column_id = p.column_id""";

    static final String PLACED = "SELECT ticket FROM ticket_placed WHERE column_id = ?";

    static final String TALLY = """
            INSERT INTO ticket_count (project_id, archived, column_id, status, priority, category, n)
            SELECT project_id, archived, coalesce(column_id, '00000000-0000-0000-0000-000000000000') AS in_column, status, priority, category, ? * count(*)
            FROM ticket_row WHERE id = ANY (?) GROUP BY project_id, archived, in_column, status, priority, category
            ON CONFLICT (project_id, archived, column_id, status, priority, category) DO UPDATE SET n = ticket_count.n + excluded.n""";

    private TicketListSql() {}

    /** The guard makes an event that comes twice do nothing the second time. */
    private static String move(String assignments) {
        return "UPDATE ticket_row SET " + assignments.strip() + ", updated_at = ?, version = ? WHERE id = ? AND version < ?";
    }

    /** The life cycle comes to a stage. From another one the card comes by itself, to the end of the stage's first column; within the stage it stays where it was put. */
    private static String turn(Stage stage, String assignments) {
        String same = stage.statuses().stream().map(status -> "'" + status + "'").collect(Collectors.joining(", ", "status IN (", ")"));
        return move(assignments.strip() + ", column_id = CASE WHEN " + same + " THEN column_id END, rank = CASE WHEN " + same + " THEN rank ELSE ? END");
    }

    /** To work that has to be done still: whatever was finished no longer is. */
    private static String correctedToWork(Stage stage) {
        return turn(stage, """
                status = ?::ticket_status, status_reason = ?, hold_reason = ?, acknowledged_at = coalesce(acknowledged_at, ?), started_at = coalesce(started_at, ?),
                resolved_at = NULL, closed_at = NULL, resolution_comment = NULL, resolution_code = NULL, reopen_count = reopen_count + ?""");
    }

    /** What searching looks at is told anew, as when the ticket was opened. The lower case is that of all languages, whatever the database's own is. */
    private static String said(String assignment) {
        return """
                WITH t AS (UPDATE ticket_row SET %s, updated_at = ?, version = ? WHERE id = ? AND version < ? RETURNING id, number, external_key, title, description),
                said AS MATERIALIZED (
                    SELECT id, lower(left(number || E'\\n' || coalesce(external_key || E'\\n', '') || title || E'\\n' || description, %d) COLLATE pg_unicode_fast) AS text FROM t)
                UPDATE ticket_search SET text = said.text, words = to_tsvector('simple', said.text) FROM said WHERE ticket = said.id""".formatted(assignment, SEARCHED);
    }
}
