-- A comment's text is the last one; when it became so, and by which line of the log.
ALTER TABLE ticket_history
    ADD COLUMN edited_at timestamptz,
    ADD COLUMN edited    bigint;
CREATE INDEX ticket_history_comment ON ticket_history (comment_number) WHERE comment_number IS NOT NULL;

-- A deleted ticket stood until then. Its row stays, so that what is read again finds what it has done.
ALTER TABLE timeline_now ADD COLUMN gone boolean NOT NULL DEFAULT false;
DROP INDEX timeline_now_open;
CREATE INDEX timeline_now_open ON timeline_now (number) WHERE NOT over AND NOT gone;

-- The titles that tickets had before the one they have, each until when by either clock.
CREATE TABLE timeline_title (
    ticket         uuid        NOT NULL,
    version        bigint      NOT NULL,
    title          text        NOT NULL,
    occurred_until timestamptz NOT NULL,
    recorded_until timestamptz NOT NULL,
    PRIMARY KEY (ticket, version)
);
