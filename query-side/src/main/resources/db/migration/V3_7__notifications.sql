CREATE TABLE notification (
    recipient     uuid        NOT NULL,
    position      bigint      NOT NULL,
    channel       text        NOT NULL,
    line          int         NOT NULL,
    type          text        NOT NULL,
    status        text        NOT NULL DEFAULT 'NOT_SENT',
    ticket        uuid        NOT NULL,
    ticket_number bigint      NOT NULL,
    subject       text        NOT NULL,
    text          text        NOT NULL,
    created_at    timestamptz NOT NULL,
    PRIMARY KEY (recipient, position, channel)
);

CREATE TABLE notification_recipient (
    account uuid PRIMARY KEY,
    version bigint  NOT NULL,
    admin   boolean NOT NULL,
    active  boolean NOT NULL
);
CREATE INDEX notification_recipient_admin ON notification_recipient (account) WHERE admin AND active;

CREATE TABLE notification_ticket (
    ticket    uuid PRIMARY KEY,
    version   bigint NOT NULL,
    number    bigint NOT NULL,
    title     text   NOT NULL,
    requester uuid   NOT NULL,
    agents    uuid[] NOT NULL DEFAULT '{}'
) WITH (fillfactor = 80);
