CREATE TABLE audit_entry (
    position       bigint PRIMARY KEY,
    subject_kind   text        NOT NULL,
    subject        uuid        NOT NULL,
    subject_number bigint,
    action         text        NOT NULL,
    actor          uuid,
    actor_name     text,
    occurred       timestamptz NOT NULL,
    recorded       timestamptz NOT NULL,
    dialect        text,
    request_id     text,
    address        text,
    changes        jsonb       NOT NULL
);
CREATE INDEX audit_entry_subject  ON audit_entry (subject, position DESC);
CREATE INDEX audit_entry_actor    ON audit_entry (actor, position DESC);
CREATE INDEX audit_entry_action   ON audit_entry (action, position DESC);
-- Times follow positions except for imports: block ranges are enough and cost almost nothing to keep.
CREATE INDEX audit_entry_occurred ON audit_entry USING brin (occurred) WITH (pages_per_range = 16, autosummarize = on);

-- What each subject's fields are now, so that the next entry can say what they were before.
CREATE TABLE audit_subject (
    id      uuid PRIMARY KEY,
    kind    text   NOT NULL,
    number  bigint,
    version bigint NOT NULL,
    fields  jsonb  NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX audit_subject_number ON audit_subject (kind, number);
