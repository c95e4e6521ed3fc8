-- What is open in a project, most pressing first, for its dashboards. Of the desk's own project the board's indexes have to do: every index costs every change of status, and
-- most of what is there is never looked at as a board.
CREATE INDEX ticket_row_open ON ticket_row (project_id, priority, due_day)
    WHERE status < 'CLOSED' AND NOT archived AND project_id <> '00000000-0000-7000-8000-000000000001';
-- What was done in a project since a moment.
CREATE INDEX ticket_row_closed ON ticket_row (project_id, closed_at) WHERE closed_at IS NOT NULL AND NOT archived;
