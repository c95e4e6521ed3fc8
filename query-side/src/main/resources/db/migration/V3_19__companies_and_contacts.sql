CREATE TABLE company (
    id          uuid PRIMARY KEY,
    number      bigint      NOT NULL,
    name        text        NOT NULL,
    description text        NOT NULL,
    email       text,
    phone       text,
    logo        uuid,
    logo_name   text,
    logo_type   text,
    logo_size   bigint,
    logo_sha256 text,
    created_by  uuid,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL
);
-- Not unique on purpose: a projection that refuses a fact of the log would only stand still.
CREATE INDEX company_by_number ON company (number);
CREATE INDEX company_name   ON company (lower(name), number);
CREATE INDEX company_logo   ON company (logo) WHERE logo IS NOT NULL;

-- One person may belong to a company in both ways.
CREATE TABLE company_member (
    company uuid NOT NULL,
    account uuid NOT NULL,
    kind    text NOT NULL,
    PRIMARY KEY (company, account, kind)
);
CREATE INDEX company_member_account ON company_member (account, kind) INCLUDE (company);

CREATE TABLE company_project (
    company uuid NOT NULL,
    project uuid NOT NULL,
    PRIMARY KEY (company, project)
);
CREATE INDEX company_project_project ON company_project (project) INCLUDE (company);

CREATE TABLE contact (
    id          uuid PRIMARY KEY,
    number      bigint      NOT NULL,
    name        text        NOT NULL,
    email       text        NOT NULL,
    phone       text        NOT NULL,
    title       text        NOT NULL,
    department  text        NOT NULL,
    description text        NOT NULL,
    created_by  uuid,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL
);
CREATE INDEX contact_by_number ON contact (number);
CREATE INDEX contact_name    ON contact (lower(name), number);
CREATE INDEX contact_creator ON contact (created_by);
