-- Whoever has not chosen is reached every way there is; so are those who were opened before anybody could choose.
ALTER TABLE directory_account ADD COLUMN channels text[] NOT NULL DEFAULT '{EMAIL,WHATSAPP,IN_APP}';
