-- Names of files may change: by which event of the log the last time.
ALTER TABLE ticket_attachment ADD COLUMN renamed bigint;
