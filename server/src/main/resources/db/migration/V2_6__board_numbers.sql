-- The small numbers of what boards are made of.
CREATE SEQUENCE project_number;
CREATE SEQUENCE column_number;
CREATE SEQUENCE tag_number;
CREATE SEQUENCE tag_contact_number;
CREATE SEQUENCE membership_number;
CREATE SEQUENCE company_number;
CREATE SEQUENCE contact_number;
