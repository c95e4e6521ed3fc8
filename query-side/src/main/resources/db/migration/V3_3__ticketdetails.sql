-- One row per move of the life cycle and per comment.
CREATE TABLE ticket_history (
    ticket          uuid        NOT NULL,
    position        bigint      NOT NULL,
    event           text        NOT NULL,
    actor           uuid,
    actor_name      text,
    status_from     text        NOT NULL,
    status_to       text        NOT NULL,
    text            text,
    occurred        timestamptz NOT NULL,
    comment         uuid,
    comment_number  bigint,
    visibility      text        NOT NULL,
    PRIMARY KEY (ticket, position)
);

CREATE TABLE ticket_attachment (
    ticket       uuid        NOT NULL,
    position     bigint      NOT NULL,
    id           uuid        NOT NULL,
    number       bigint      NOT NULL,
    name         text,
    media_type   text,
    size         bigint      NOT NULL,
    sha256       text        NOT NULL,
    uploader     uuid,
    uploader_name text,
    occurred     timestamptz NOT NULL,
    PRIMARY KEY (ticket, position)
);
CREATE INDEX ticket_attachment_number ON ticket_attachment (number);
CREATE INDEX ticket_attachment_id     ON ticket_attachment (id);
