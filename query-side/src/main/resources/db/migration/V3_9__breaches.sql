-- Nothing is filled in. Rows written so far come from logs without clocks that stand still or breaches that are recorded, and say so with false, just as a
-- rebuild of such a log would. What was answered, resolved or over too late is seen from their times as before; of tickets that are open the breach is
-- recorded when the timer comes by.
ALTER TABLE ticket_row
    ADD COLUMN response_breached   boolean NOT NULL DEFAULT false,
    ADD COLUMN response_paused     boolean NOT NULL DEFAULT false,
    ADD COLUMN resolution_breached boolean NOT NULL DEFAULT false,
    ADD COLUMN resolution_paused   boolean NOT NULL DEFAULT false;
