CREATE TABLE directory_account (
    id          uuid PRIMARY KEY,
    number      bigint      NOT NULL,
    username    text        NOT NULL,
    email       text,
    first_name  text        NOT NULL,
    last_name   text        NOT NULL,
    roles       text[]      NOT NULL,
    phone       text,
    whatsapp    text,
    department  text,
    standing    text        NOT NULL,
    credential  uuid,
    joined_at   timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    version     bigint      NOT NULL
);
-- Not unique on purpose: what must be unique is claimed with the append; a projection that refuses a fact would only stand still.
CREATE INDEX directory_account_number   ON directory_account (number);
CREATE INDEX directory_account_username ON directory_account (lower(username)) WHERE standing <> 'DELETED';
CREATE INDEX directory_account_email    ON directory_account (lower(email))    WHERE standing <> 'DELETED';

CREATE TABLE directory_team (
    name text PRIMARY KEY
);
