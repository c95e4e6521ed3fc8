-- The directory, from which addresses are taken below, may have come less far than what was told: then that is read again from where the directory stands.
-- Tickets that were told of say so by their version. First, as a batch begins with its token too: neither waits for the other.
UPDATE projection_token SET position = least(position, coalesce((SELECT min(position) FROM projection_token WHERE processor = 'directory'), 0))
WHERE processor = 'notifications';

-- What was told becomes what is delivered. Rows from before stay as they are, and say why nobody got them.
ALTER TABLE notification
    ADD COLUMN attempts     int         NOT NULL DEFAULT 0,
    ADD COLUMN next_attempt timestamptz,
    ADD COLUMN error        text        DEFAULT 'this desk did not deliver notifications yet',
    ADD COLUMN sent_at      timestamptz,
    ADD COLUMN read_at      timestamptz,
    ADD COLUMN provider_id  text,
    ADD COLUMN asks         boolean     NOT NULL DEFAULT false,
    ADD COLUMN asked_at     timestamptz,
    ADD CONSTRAINT notification_status CHECK (status IN ('PENDING', 'SENT', 'FAILED', 'NOT_SENT')),
    ADD CONSTRAINT notification_next_attempt CHECK ((status = 'PENDING') = (next_attempt IS NOT NULL));
-- The default was for the rows of before; it filled them without rewriting any.
ALTER TABLE notification ALTER COLUMN error DROP DEFAULT;

CREATE INDEX notification_about  ON notification (ticket_number, position);
CREATE INDEX notification_due    ON notification (channel, next_attempt) WHERE status = 'PENDING';
CREATE INDEX notification_unread ON notification (recipient, position) INCLUDE (type) WHERE channel = 'IN_APP' AND read_at IS NULL;
CREATE INDEX notification_asks   ON notification (position) WHERE asks AND asked_at IS NULL AND status = 'SENT';

ALTER TABLE notification_recipient
    ADD COLUMN email    text,
    ADD COLUMN whatsapp text,
    ADD COLUMN channels text[] NOT NULL DEFAULT '{EMAIL,WHATSAPP,IN_APP}';

-- Addresses of people who are there already.
DELETE FROM notification_recipient;
INSERT INTO notification_recipient (account, version, admin, active, email, whatsapp)
SELECT id, version, 'ADMIN' = ANY (roles), standing = 'ACTIVE', email, whatsapp FROM directory_account;
