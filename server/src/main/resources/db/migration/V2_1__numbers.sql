-- Small numbers for people. CACHE 1: every draw is logged, so a number is never given twice, not even after a crash.
CREATE SEQUENCE account_number;
CREATE SEQUENCE ticket_number;
CREATE SEQUENCE comment_number;
CREATE SEQUENCE attachment_number;
