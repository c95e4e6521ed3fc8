-- How far each projection has come. Changes in the same transaction as the projection's rows.
CREATE TABLE projection_token (
    processor text        NOT NULL,
    segment   int         NOT NULL,
    position  bigint      NOT NULL DEFAULT 0,
    owner     text,
    claimed   timestamptz,
    PRIMARY KEY (processor, segment)
) WITH (fillfactor = 50);
