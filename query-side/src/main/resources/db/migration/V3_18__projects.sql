-- Everything of a project is found by the project first: its members, columns and tags are events of its own stream and end with it.
CREATE TABLE project (
    id          uuid PRIMARY KEY,
    number      bigint      NOT NULL,
    key         text        NOT NULL,
    name        text        NOT NULL,
    description text        NOT NULL,
    created_by  uuid,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL
);
-- Not unique on purpose: a projection that refuses a fact of the log would only stand still.
CREATE INDEX project_by_number ON project (number);
CREATE INDEX project_by_key    ON project (key);

CREATE TABLE project_member (
    project uuid        NOT NULL,
    account uuid        NOT NULL,
    role    text        NOT NULL,
    number  bigint      NOT NULL,
    since   timestamptz NOT NULL,
    given_by uuid,
    PRIMARY KEY (project, account)
);
-- Asked with nearly every request.
CREATE INDEX project_member_account ON project_member (account) INCLUDE (project, role);

CREATE TABLE project_column (
    project    uuid        NOT NULL,
    id         uuid        NOT NULL,
    number     bigint      NOT NULL,
    name       text        NOT NULL,
    stage      text        NOT NULL,
    color      text        NOT NULL,
    place      int         NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (project, id)
);
CREATE INDEX project_column_number ON project_column (number);

CREATE TABLE project_tag (
    project     uuid        NOT NULL,
    id          uuid        NOT NULL,
    number      bigint      NOT NULL,
    name        text        NOT NULL,
    folded      text        NOT NULL,
    description text        NOT NULL,
    color       text        NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    PRIMARY KEY (project, id)
);
CREATE INDEX project_tag_number ON project_tag (number);
CREATE INDEX project_tag_id     ON project_tag (id);
CREATE INDEX project_tag_folded ON project_tag (project, folded);

CREATE TABLE tag_contact (
    project  uuid        NOT NULL,
    tag      uuid        NOT NULL,
    contact  uuid        NOT NULL,
    number   bigint      NOT NULL,
    role     text        NOT NULL,
    added_at timestamptz NOT NULL,
    PRIMARY KEY (project, tag, contact)
);
CREATE INDEX tag_contact_tag     ON tag_contact (tag);
CREATE INDEX tag_contact_contact ON tag_contact (contact);

-- A hundred thousand accounts are searched and listed in the order in which they came.
CREATE INDEX directory_account_joined   ON directory_account (joined_at, number) WHERE standing <> 'DELETED';
CREATE INDEX directory_account_searched ON directory_account
    USING gin ((username || E'\n' || coalesce(email, '') || E'\n' || first_name || ' ' || last_name) gin_trgm_ops);
