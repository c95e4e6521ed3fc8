-- Late is what was recorded as late. Tickets that are open and overdue by now are counted as soon as the timer has come by and recorded it.
DROP INDEX dashboard_ticket_response;
DROP INDEX dashboard_ticket_resolution;
ALTER TABLE dashboard_ticket
    DROP COLUMN response_due,
    DROP COLUMN resolution_due,
    ADD COLUMN response_breached   boolean NOT NULL DEFAULT false,
    ADD COLUMN resolution_breached boolean NOT NULL DEFAULT false;
CREATE INDEX dashboard_ticket_response   ON dashboard_ticket (ticket) WHERE open AND responded_at IS NULL AND response_breached;
CREATE INDEX dashboard_ticket_resolution ON dashboard_ticket (ticket) WHERE open AND resolution_breached;
