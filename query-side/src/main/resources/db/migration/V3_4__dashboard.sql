CREATE TABLE dashboard_ticket (
    ticket         uuid PRIMARY KEY,
    version        bigint      NOT NULL,
    status         text        NOT NULL,
    priority       text        NOT NULL,
    team           text        NOT NULL DEFAULT '',
    created_at     timestamptz NOT NULL,
    resolved_at    timestamptz,
    response_due   timestamptz NOT NULL,
    responded_at   timestamptz,
    resolution_due timestamptz,
    -- Work is still to be done; a resolved ticket waits for its requester and is no longer the desk's debt.
    open           boolean     NOT NULL GENERATED ALWAYS AS (status IN ('NEW', 'OPEN', 'IN_PROGRESS', 'ON_HOLD')) STORED
) WITH (fillfactor = 80);
-- Only what is open is looked at one by one: the size of these follows the queue, not the archive.
CREATE INDEX dashboard_ticket_response   ON dashboard_ticket (response_due)   WHERE open AND responded_at IS NULL;
CREATE INDEX dashboard_ticket_resolution ON dashboard_ticket (resolution_due) WHERE open AND resolution_due IS NOT NULL;
CREATE INDEX dashboard_ticket_age        ON dashboard_ticket (created_at)     WHERE open;

CREATE TABLE dashboard_count (
    status   text   NOT NULL,
    priority text   NOT NULL,
    team     text   NOT NULL,
    n        bigint NOT NULL,
    PRIMARY KEY (status, priority, team)
) WITH (fillfactor = 50);

-- Quarters of an hour, because that is what the days of all time zones have in common.
CREATE TABLE dashboard_flow (
    quarter  timestamptz PRIMARY KEY,
    created  bigint NOT NULL,
    resolved bigint NOT NULL
) WITH (fillfactor = 50);
