-- What the ticket list asks of comments below may be known to the other read model no further than this: what lies between is read again. Tickets that were told of say so
-- by their version. First, as a batch begins with its token too: neither waits for the other.
UPDATE projection_token SET position = least(position, coalesce((SELECT min(position) FROM projection_token WHERE processor = 'ticket-details'), 0))
WHERE processor = 'ticket-list';

-- Every ticket is a card of a project's board. Those that are there already are the desk's own, in no column yet.
ALTER TABLE ticket_row
    ADD COLUMN project_id uuid    NOT NULL DEFAULT '00000000-0000-7000-8000-000000000001',
    -- Null: in the first column of its stage.
    ADD COLUMN column_id  uuid,
    ADD COLUMN rank       text    COLLATE "C",
    ADD COLUMN type       text    NOT NULL DEFAULT 'TASK',
    ADD COLUMN tags       uuid[]  NOT NULL DEFAULT '{}',
    ADD COLUMN followers  uuid[]  NOT NULL DEFAULT '{}',
    ADD COLUMN start_day  date,
    ADD COLUMN due_day    date,
    ADD COLUMN archived   boolean NOT NULL DEFAULT false;

-- The number to the base of 36 in eleven digits, which is less than any position of the log from now on. Changing the type writes the table once and makes its indexes
-- anew, where updating every row would do both row by row.
ALTER TABLE ticket_row ALTER COLUMN rank TYPE text COLLATE "C" USING (
    substr('0123456789abcdefghijklmnopqrstuvwxyz', CAST(number / 3656158440062976 % 36 AS int) + 1, 1) ||
    substr('0123456789abcdefghijklmnopqrstuvwxyz', CAST(number / 101559956668416 % 36 AS int) + 1, 1) ||
    substr('0123456789abcdefghijklmnopqrstuvwxyz', CAST(number / 2821109907456 % 36 AS int) + 1, 1) ||
    substr('0123456789abcdefghijklmnopqrstuvwxyz', CAST(number / 78364164096 % 36 AS int) + 1, 1) ||
    substr('0123456789abcdefghijklmnopqrstuvwxyz', CAST(number / 2176782336 % 36 AS int) + 1, 1) ||
    substr('0123456789abcdefghijklmnopqrstuvwxyz', CAST(number / 60466176 % 36 AS int) + 1, 1) ||
    substr('0123456789abcdefghijklmnopqrstuvwxyz', CAST(number / 1679616 % 36 AS int) + 1, 1) ||
    substr('0123456789abcdefghijklmnopqrstuvwxyz', CAST(number / 46656 % 36 AS int) + 1, 1) ||
    substr('0123456789abcdefghijklmnopqrstuvwxyz', CAST(number / 1296 % 36 AS int) + 1, 1) ||
    substr('0123456789abcdefghijklmnopqrstuvwxyz', CAST(number / 36 % 36 AS int) + 1, 1) ||
    substr('0123456789abcdefghijklmnopqrstuvwxyz', CAST(number % 36 AS int) + 1, 1));
ALTER TABLE ticket_row ALTER COLUMN rank SET NOT NULL;

-- Every index costs every change of status, so each card is in one of the first two, and a ticket of the desk's own project, where most are that no board ever sees, in no
-- other one: of it the list by creation is nearly that of all.
CREATE INDEX ticket_row_column  ON ticket_row (project_id, column_id, rank, number) WHERE column_id IS NOT NULL AND NOT archived;
CREATE INDEX ticket_row_stage   ON ticket_row (project_id, status, rank, number)    WHERE column_id IS NULL AND NOT archived;
CREATE INDEX ticket_row_project ON ticket_row (project_id, created_at DESC, number DESC) INCLUDE (id, archived) WHERE project_id <> '00000000-0000-7000-8000-000000000001';
CREATE INDEX ticket_row_due_day ON ticket_row (project_id, due_day) WHERE due_day IS NOT NULL;

-- Which tickets bear a tag, and since which position of the log.
CREATE TABLE ticket_tag (
    tag      uuid   NOT NULL,
    ticket   uuid   NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (tag, ticket)
);

-- Which tickets were ever put into a column, and when last: whoever looks for those of a column that is gone looks here, and then whether they are there still.
CREATE TABLE ticket_placed (
    column_id uuid   NOT NULL,
    ticket    uuid   NOT NULL,
    position  bigint NOT NULL,
    PRIMARY KEY (column_id, ticket)
);

-- A comment that is taken back does not say whether it was internal.
CREATE TABLE ticket_internal_comment (
    ticket  uuid NOT NULL,
    comment uuid NOT NULL,
    PRIMARY KEY (ticket, comment)
);
INSERT INTO ticket_internal_comment SELECT ticket, comment FROM ticket_history WHERE comment IS NOT NULL AND visibility = 'INTERNAL';

-- Counted by project, archive and column too; the column of those that are in none is all zeroes, since a key has no null.
ALTER TABLE ticket_count
    ADD COLUMN project_id uuid    NOT NULL DEFAULT '00000000-0000-7000-8000-000000000001',
    ADD COLUMN archived   boolean NOT NULL DEFAULT false,
    ADD COLUMN column_id  uuid    NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    DROP CONSTRAINT ticket_count_pkey,
    ADD PRIMARY KEY (project_id, archived, column_id, status, priority, category);
