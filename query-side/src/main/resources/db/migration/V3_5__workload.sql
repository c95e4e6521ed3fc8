CREATE TABLE workload_ticket (
    ticket      uuid PRIMARY KEY,
    version     bigint      NOT NULL,
    status      text        NOT NULL,
    created_at  timestamptz NOT NULL,
    resolved_at timestamptz,
    over        boolean     NOT NULL GENERATED ALWAYS AS (status IN ('CLOSED', 'REJECTED', 'WITHDRAWN')) STORED
) WITH (fillfactor = 80);
CREATE INDEX workload_ticket_resolved ON workload_ticket (resolved_at) WHERE resolved_at IS NOT NULL;

CREATE TABLE workload_assignment (
    ticket      uuid        NOT NULL,
    agent       uuid        NOT NULL,
    assigned_at timestamptz NOT NULL,
    open        boolean     NOT NULL,
    PRIMARY KEY (ticket, agent)
) WITH (fillfactor = 80);
CREATE INDEX workload_assignment_open ON workload_assignment (agent, assigned_at) WHERE open;

CREATE TABLE workload_agent (
    agent              uuid PRIMARY KEY,
    assigned           bigint NOT NULL,
    in_progress        bigint NOT NULL,
    on_hold            bigint NOT NULL,
    resolved           bigint NOT NULL,
    resolution_seconds bigint NOT NULL
) WITH (fillfactor = 50);
