-- The project of the ticket an entry is about, at that time. None is named for tickets of the desk's own project: those of before are all there, and most will be.
ALTER TABLE audit_entry ADD COLUMN project uuid;
CREATE INDEX audit_entry_project ON audit_entry (project, position DESC) WHERE project IS NOT NULL;

-- The first entry of a subject, for a ticket that is filed in the breath in which it was opened.
ALTER TABLE audit_subject
    ADD COLUMN project uuid,
    ADD COLUMN opened  bigint;
