-- When somebody last came in by a password. Beside the log and not in it: it says something about sessions and nothing about tickets.
CREATE TABLE last_login (
    account uuid        PRIMARY KEY,
    at      timestamptz NOT NULL
);
