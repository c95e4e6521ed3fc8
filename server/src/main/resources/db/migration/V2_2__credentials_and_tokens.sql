-- Secrets, kept out of the log. A row is only ever added: which of them opens an account is said by an event.
CREATE TABLE credential (
    id      uuid        PRIMARY KEY,
    hash    text        NOT NULL,
    created timestamptz NOT NULL
);
COMMENT ON TABLE credential IS 'a password that was set; one that no event names opens nothing';

-- Only what can still be used or misused: rows go once they have expired.
CREATE TABLE refresh_token (
    jti        uuid        PRIMARY KEY,
    account    uuid        NOT NULL,
    credential uuid,
    expires    timestamptz NOT NULL,
    used       timestamptz
);
COMMENT ON COLUMN refresh_token.credential IS 'the password the account had then; the token dies with it';
CREATE INDEX refresh_token_expires ON refresh_token (expires);
