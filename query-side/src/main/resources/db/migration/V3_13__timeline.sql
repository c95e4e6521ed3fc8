-- What the list showed of every ticket, and from when until when. A stretch lasts as long as nothing of it changes, by two clocks: when things occurred and
-- when the log learned of them. What stood for no time at all by one clock is an empty range by it, and is not found by that clock.

-- The stretch that still lasts: one row per ticket, so that "now" needs no search in time and a change of it no second row.
CREATE TABLE timeline_now (
    ticket            uuid PRIMARY KEY,
    number            bigint          NOT NULL,
    title             text            NOT NULL,
    requester         uuid            NOT NULL,
    opened            timestamptz     NOT NULL,
    -- Of the last event that changed anything here.
    version           bigint          NOT NULL,
    -- The greatest occurred time of all events so far: nothing that comes later begins before it, or a state would be shown that the ticket never had.
    latest            timestamptz     NOT NULL,
    since_version     bigint          NOT NULL,
    status            ticket_status   NOT NULL,
    priority          ticket_priority NOT NULL,
    agents            uuid[]          NOT NULL DEFAULT '{}',
    team              text,
    occurred_from     timestamptz     NOT NULL,
    recorded_from     timestamptz     NOT NULL,
    status_occurred   timestamptz     NOT NULL,
    status_recorded   timestamptz     NOT NULL,
    assigned_occurred timestamptz,
    assigned_recorded timestamptz,
    over              boolean         NOT NULL GENERATED ALWAYS AS (status IN ('CLOSED', 'REJECTED', 'WITHDRAWN')) STORED
) WITH (fillfactor = 70);
-- As long as today's queue: read whole for any time, because of what is open now most was open shortly before.
CREATE INDEX timeline_now_open ON timeline_now (number) WHERE NOT over;
-- The archive, in the order of the list. The times stand in the index, so that what was not over yet at the time asked for is passed over without its row.
CREATE INDEX timeline_now_over ON timeline_now (number, occurred_from, recorded_from) WHERE over;

-- The stretches that have ended. Rows only ever come, so the indexes never hold dead entries, and rows lie in the order in which things were recorded.
CREATE TABLE timeline_past (
    ticket            uuid            NOT NULL,
    number            bigint          NOT NULL,
    opened            timestamptz     NOT NULL,
    since_version     bigint          NOT NULL,
    status            ticket_status   NOT NULL,
    priority          ticket_priority NOT NULL,
    agents            uuid[]          NOT NULL,
    team              text,
    occurred          tstzrange       NOT NULL,
    recorded          tstzrange       NOT NULL,
    status_occurred   timestamptz     NOT NULL,
    status_recorded   timestamptz     NOT NULL,
    assigned_occurred timestamptz,
    assigned_recorded timestamptz
);
-- "Which stretches held this moment" is a question about two ends at once, which no sorted index answers: by either end alone half of the archive would be
-- read. A tree of ranges finds as many rows as there are answers, wherever in time one asks. One per clock, without what cannot be found by that clock.
CREATE INDEX timeline_past_occurred ON timeline_past USING gist (occurred) WHERE NOT isempty(occurred);
CREATE INDEX timeline_past_recorded ON timeline_past USING gist (recorded) WHERE NOT isempty(recorded);

-- How many tickets there were (what = 'OPENED') and how many were over, by final status: what came and what went at each instant, and the same summed up by
-- minutes and by days (UTC). The sum until any instant is taken over days, then minutes of one day, then instants of one minute, so that counting what is
-- closed costs the same however many tickets were ever closed, and also within the minutes of an import.
CREATE TABLE timeline_turn (
    clock    text        NOT NULL,
    span     text        NOT NULL,
    at       timestamptz NOT NULL,
    what     text        NOT NULL,
    -- Came less went.
    standing bigint      NOT NULL,
    came     bigint      NOT NULL,
    PRIMARY KEY (clock, span, at, what) INCLUDE (standing, came)
);
