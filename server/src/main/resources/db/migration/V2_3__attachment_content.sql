-- Mostly compressed already (pictures, archives), so PostgreSQL need not try.
CREATE TABLE attachment_content (
    id      uuid PRIMARY KEY,
    content bytea NOT NULL,
    stored  timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE attachment_content ALTER COLUMN content SET STORAGE EXTERNAL;
