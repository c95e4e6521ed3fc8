-- Who looked at what: written before the answer, never changed.
CREATE TABLE read_log (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    reader     uuid        NOT NULL,
    username   text        NOT NULL,
    roles      text[]      NOT NULL,
    method     text        NOT NULL,
    path       text        NOT NULL,
    query      text,
    request_id text        NOT NULL,
    address    text
);
CREATE INDEX read_log_reader ON read_log (reader, id DESC);
CREATE INDEX read_log_at     ON read_log USING brin (at) WITH (pages_per_range = 16, autosummarize = on);

CREATE FUNCTION read_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'read_log is append-only: % is refused', tg_op USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER read_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON read_log
    FOR EACH STATEMENT EXECUTE FUNCTION read_log_is_append_only();
