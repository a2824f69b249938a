-- What one report tells of one incident: which of its claims and events, what the account is known by, and the
-- incident that it was joined to. `block` keeps apart what cannot be one incident. Spots and strengths are JSON.

CREATE TABLE store.accounts (
    report_no INTEGER NOT NULL,
    sha256 VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    family VARCHAR NOT NULL,
    block VARCHAR NOT NULL,
    day DATE NOT NULL,
    known_by VARCHAR NOT NULL,
    incident VARCHAR NOT NULL
);

CREATE TABLE store.account_parts (
    report_no INTEGER NOT NULL,
    account INTEGER NOT NULL,
    part VARCHAR NOT NULL,
    id VARCHAR NOT NULL
);

CREATE VIEW store.claim_incidents AS
SELECT p.report_no, p.id AS claim, a.incident
FROM store.account_parts AS p JOIN store.accounts AS a ON a.report_no = p.report_no AND a.position = p.account
WHERE p.part = 'claims';
