-- What is open in a project, most pressing first: of a desk's million tickets a dashboard looks at the first few of these, or at all of these and no others. Tickets that
-- are done, which most are, are not in it.
CREATE INDEX ticket_row_open ON ticket_row (project_id, priority, due_day, number) WHERE status < 'CLOSED' AND NOT archived;
-- What was done in a project since a moment.
CREATE INDEX ticket_row_closed ON ticket_row (project_id, closed_at) WHERE closed_at IS NOT NULL AND NOT archived;
