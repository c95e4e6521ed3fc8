-- Trusted since PostgreSQL 13: the owner of the database may create it, no superuser needed.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- In the order people sort by.
CREATE TYPE ticket_status   AS ENUM ('NEW', 'OPEN', 'IN_PROGRESS', 'ON_HOLD', 'RESOLVED', 'AWAITING_APPROVAL', 'CLOSED', 'REJECTED', 'WITHDRAWN');
CREATE TYPE ticket_priority AS ENUM ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'LOWEST');

CREATE TABLE ticket_row (
    id                  uuid PRIMARY KEY,
    number              bigint          NOT NULL,
    version             bigint          NOT NULL,
    status              ticket_status   NOT NULL,
    priority            ticket_priority NOT NULL,
    requester           uuid            NOT NULL,
    agents              uuid[]          NOT NULL DEFAULT '{}',
    team                text,
    title               text            NOT NULL,
    description         text            NOT NULL,
    impact              text,
    urgency             text,
    category            text            NOT NULL,
    subcategory         text,
    channel             text,
    project             text            NOT NULL,
    response_minutes    int             NOT NULL,
    response_due        timestamptz     NOT NULL,
    first_response_at   timestamptz,
    resolution_due      timestamptz,
    estimate            timestamptz,
    created_at          timestamptz     NOT NULL,
    updated_at          timestamptz     NOT NULL,
    acknowledged_at     timestamptz,
    started_at          timestamptz,
    resolved_at         timestamptz,
    closed_at           timestamptz,
    status_reason       text,
    hold_reason         text,
    resolution_comment  text,
    resolution_code     text,
    reopen_count        int             NOT NULL DEFAULT 0,
    comment_count       int             NOT NULL DEFAULT 0,
    internal_count      int             NOT NULL DEFAULT 0,
    external_system     text,
    external_key        text
) WITH (fillfactor = 80);
-- Not unique on purpose: a projection that refuses a fact of the log would only stand still.
CREATE INDEX ticket_row_number    ON ticket_row (number);
-- Deep pages of the whole list are walked in this index alone.
CREATE INDEX ticket_row_created   ON ticket_row (created_at DESC, number DESC) INCLUDE (id);
CREATE INDEX ticket_row_requester ON ticket_row (requester, created_at DESC, number DESC);
CREATE INDEX ticket_row_status    ON ticket_row (status, created_at DESC, number DESC);
CREATE INDEX ticket_row_priority  ON ticket_row (priority, created_at DESC, number DESC);
CREATE INDEX ticket_row_category  ON ticket_row (category, created_at DESC, number DESC);

-- Who has which ticket, in list order: an array column could say who, but not page in order.
CREATE TABLE ticket_agent (
    ticket     uuid        NOT NULL,
    agent      uuid        NOT NULL,
    created_at timestamptz NOT NULL,
    number     bigint      NOT NULL,
    PRIMARY KEY (ticket, agent)
);
CREATE INDEX ticket_agent_list ON ticket_agent (agent, created_at DESC, number DESC) INCLUDE (ticket);

-- Apart from the row, so that a change of status does not rewrite the two expensive indexes. Parts of words are found by trigrams, beginnings of words
-- too short for those by full text.
CREATE TABLE ticket_search (
    ticket uuid PRIMARY KEY,
    text   text     NOT NULL,
    words  tsvector NOT NULL
);
CREATE INDEX ticket_search_text  ON ticket_search USING gin (text gin_trgm_ops);
CREATE INDEX ticket_search_words ON ticket_search USING gin (words);

-- How many tickets there are of each kind; settled once per batch.
CREATE TABLE ticket_count (
    status   ticket_status   NOT NULL,
    priority ticket_priority NOT NULL,
    category text            NOT NULL,
    n        bigint          NOT NULL,
    PRIMARY KEY (status, priority, category)
) WITH (fillfactor = 50);
