CREATE TABLE sla_clock (
    ticket         uuid PRIMARY KEY,
    version        bigint      NOT NULL,
    -- The desk can do something about the ticket: neither waits it for somebody else nor is it over.
    running        boolean     NOT NULL DEFAULT true,
    answered       boolean     NOT NULL DEFAULT false,
    -- Null where nothing runs towards it: met, broken, standing still, or never promised.
    response_due   timestamptz,
    resolution_due timestamptz,
    due            timestamptz GENERATED ALWAYS AS (CASE WHEN running THEN least(response_due, resolution_due) END) STORED
) WITH (fillfactor = 80);
-- As long as the queue, not as the archive, and in the order in which it is walked.
CREATE INDEX sla_clock_due ON sla_clock (due, ticket) WHERE due IS NOT NULL;
