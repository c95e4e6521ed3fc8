package io.ticketledger.query.ticketlist;

/** The statements of {@link TicketListProjection}, one per arm. */
final class TicketListSql {

    static final String OPENED = """
            WITH t AS (
                INSERT INTO ticket_row (id, number, version, status, priority, requester, title, description, impact, urgency, category, subcategory, channel,
                                        project, response_minutes, response_due, created_at, updated_at, external_system, external_key)
                VALUES (?, ?, ?, 'NEW', ?::ticket_priority, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO NOTHING RETURNING id)
            INSERT INTO ticket_search (ticket, text, words)
            SELECT id, s, to_tsvector('simple', s) FROM t, CAST(? AS text) AS s ON CONFLICT DO NOTHING""";

    static final String ACKNOWLEDGED = move("""
            status = 'OPEN', acknowledged_at = coalesce(acknowledged_at, ?), first_response_at = coalesce(first_response_at, ?)""");
    static final String DECLINED = move("status = 'REJECTED', status_reason = ?, closed_at = ?");
    static final String WITHDRAWN = move("status = 'WITHDRAWN', status_reason = ?, hold_reason = NULL, closed_at = ?");
    static final String WORK_STARTED = move("status = 'IN_PROGRESS', hold_reason = NULL, started_at = coalesce(started_at, ?)");
    static final String PUT_ON_HOLD = move("status = 'ON_HOLD', status_reason = ?, hold_reason = ?");
    static final String RESOLVED = move("status = 'RESOLVED', resolution_comment = ?, resolution_code = ?, resolved_at = ?");
    static final String APPROVAL_REQUESTED = move("status = 'AWAITING_APPROVAL'");
    static final String CLOSED = move("status = 'CLOSED', status_reason = ?, closed_at = ?");
    static final String RESOLUTION_REJECTED = move("""
            status = 'IN_PROGRESS', status_reason = ?, resolved_at = NULL, closed_at = NULL, resolution_comment = NULL, resolution_code = NULL,
            reopen_count = reopen_count + 1""");
    static final String REOPENED = move("""
            status = 'OPEN', status_reason = ?, hold_reason = NULL, resolved_at = NULL, closed_at = NULL, resolution_comment = NULL, resolution_code = NULL,
            reopen_count = reopen_count + 1""");

    /** To work that has to be done still: whatever was finished no longer is. */
    static final String CORRECTED_TO_WORK = move("""
            status = ?::ticket_status, status_reason = ?, hold_reason = ?, acknowledged_at = coalesce(acknowledged_at, ?), started_at = coalesce(started_at, ?),
            resolved_at = NULL, closed_at = NULL, resolution_comment = NULL, resolution_code = NULL, reopen_count = reopen_count + ?""");
    static final String CORRECTED_TO_RESOLVED = move("""
            status = ?::ticket_status, status_reason = ?, hold_reason = NULL, resolved_at = coalesce(resolved_at, ?), closed_at = NULL""");
    static final String CORRECTED_TO_OVER = move("status = ?::ticket_status, status_reason = ?, hold_reason = NULL, closed_at = ?");

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
    static final String COMMENT = move("comment_count = comment_count + 1, internal_count = internal_count + ?");
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

    static final String TALLY = """
            INSERT INTO ticket_count (status, priority, category, n)
            SELECT status, priority, category, ? * count(*) FROM ticket_row WHERE id = ANY (?) GROUP BY status, priority, category
            ON CONFLICT (status, priority, category) DO UPDATE SET n = ticket_count.n + excluded.n""";

    private TicketListSql() {}

    /** The guard makes an event that comes twice do nothing the second time. */
    private static String move(String assignments) {
        return "UPDATE ticket_row SET " + assignments.strip() + ", updated_at = ?, version = ? WHERE id = ? AND version < ?";
    }
}
