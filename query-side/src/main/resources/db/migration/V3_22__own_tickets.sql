-- Which of somebody's own tickets are filed elsewhere than where he sees all is told by the index alone.
DROP INDEX ticket_row_requester;
CREATE INDEX ticket_row_requester ON ticket_row (requester, created_at DESC, number DESC) INCLUDE (id, project_id);
