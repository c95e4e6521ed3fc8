-- A logo and its thumbnail, kept as they are served. One that was replaced stays, because the log still names it; nobody is shown it any more.
CREATE TABLE logo_content (
    id        uuid PRIMARY KEY,
    company   uuid NOT NULL,
    kind      text NOT NULL,
    content   bytea NOT NULL,
    thumbnail bytea NOT NULL,
    stored    timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE logo_content ALTER COLUMN content SET STORAGE EXTERNAL, ALTER COLUMN thumbnail SET STORAGE EXTERNAL;
