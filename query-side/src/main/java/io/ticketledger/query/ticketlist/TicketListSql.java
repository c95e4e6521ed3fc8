package io.ticketledger.query.ticketlist;

import io.ticketledger.events.Stage;
import java.util.stream.Collectors;

/** The statements of {@link TicketListProjection}, one per arm. */
final class TicketListSql {

    /** So many characters of a ticket. */
    static final int SEARCHED = 100_000;

    static final String OPENED = """
            WITH t AS (
                INSERT INTO ticket_row (id, number, version, status, priority, requester, title, description, impact, urgency, category, subcategory, channel,
                                        project, response_minutes, response_due, created_at, updated_at, external_system, external_key, rank)
                VALUES (?, ?, ?, 'NEW', ?::ticket_priority, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO NOTHING RETURNING id)
            INSERT INTO ticket_search (ticket, text, words)
            SELECT id, s, to_tsvector('simple', s) FROM t, CAST(? AS text) AS s ON CONFLICT DO NOTHING""";

    static final String ACKNOWLEDGED = turn(Stage.NEW, """
            status = 'OPEN', acknowledged_at = coalesce(acknowledged_at, ?), first_response_at = coalesce(first_response_at, ?)""");
    static final String DECLINED = turn(Stage.DONE, "status = 'REJECTED', status_reason = ?, closed_at = ?");
    static final String WITHDRAWN = turn(Stage.DONE, "status = 'WITHDRAWN', status_reason = ?, hold_reason = NULL, closed_at = ?");
    static final String WORK_STARTED = turn(Stage.IN_PROGRESS, "status = 'IN_PROGRESS', hold_reason = NULL, started_at = coalesce(started_at, ?)");
    static final String PUT_ON_HOLD = turn(Stage.IN_PROGRESS, "status = 'ON_HOLD', status_reason = ?, hold_reason = ?");
    static final String RESOLVED = turn(Stage.REVIEW, "status = 'RESOLVED', resolution_comment = ?, resolution_code = ?, resolved_at = ?");
    static final String APPROVAL_REQUESTED = turn(Stage.REVIEW, "status = 'AWAITING_APPROVAL'");
    static final String CLOSED = turn(Stage.DONE, "status = 'CLOSED', status_reason = ?, closed_at = ?");
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
    static final String RESOLUTION_DUE = move("resolution_due = ?, resolution_breached = false, resolution_paused = false");
    static final String RESPONSE_STARTED = move("response_due = ?, response_breached = false, response_paused = false");
    static final String RESPONSE_PAUSED = move("response_paused = true");
    static final String RESPONSE_RESUMED = move("response_due = ?, response_paused = false");
    static final String RESPONSE_BREACHED = move("response_breached = true");
    static final String RESOLUTION_PAUSED = move("resolution_paused = true");
    static final String RESOLUTION_RESUMED = move("resolution_due = ?, resolution_paused = false");
    static final String RESOLUTION_BREACHED = move("resolution_breached = true");
    static final String ESTIMATE = move("estimate = ?");
    static final String FIRST_RESPONSE = move("first_response_at = coalesce(first_response_at, ?)");
    static final String COMMENT = move("comment_count = comment_count + 1");
    /** Kept apart also when the row knows of it already: what was known before this was kept is read again. */
    static final String INTERNAL_COMMENT = """
            WITH kept AS (INSERT INTO ticket_internal_comment (ticket, comment) VALUES (?, ?) ON CONFLICT DO NOTHING)
            """ + move("comment_count = comment_count + 1, internal_count = internal_count + 1");
    static final String COMMENT_DELETED = """
            WITH gone AS (DELETE FROM ticket_internal_comment WHERE ticket = ? AND comment = ? RETURNING comment)
            """ + move("comment_count = comment_count - 1, internal_count = internal_count - CAST((SELECT count(*) FROM gone) AS int)");
    static final String TOUCHED = "UPDATE ticket_row SET updated_at = ?, version = ? WHERE id = ? AND version < ?";

    /** An insert does not see what a delete of the same statement did, so only those who leave are deleted and only those who come inserted. */
    static final String ASSIGNED = """
            WITH given AS (SELECT CAST(? AS uuid[]) AS agents),
            t AS (
                UPDATE ticket_row SET agents = given.agents, team = ?, updated_at = ?, version = ? FROM given WHERE id = ? AND version < ?
                RETURNING id, number, created_at, given.agents),
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
