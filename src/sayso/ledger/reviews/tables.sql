-- What people found of what was read. Schema `reading` keeps what was read, `store` the reviewed state of it: edited
-- rows in place of those read, and (but for `all_…`) without those rejected.

CREATE TABLE store.reviews (
    id INTEGER PRIMARY KEY,
    report_no INTEGER NOT NULL,
    part_kind VARCHAR NOT NULL,
    reviewed VARCHAR NOT NULL,
    part VARCHAR,
    alike BOOLEAN NOT NULL,
    verdict VARCHAR NOT NULL,
    reason VARCHAR,
    "by" VARCHAR,
    "time" TIMESTAMP NOT NULL,
    version VARCHAR NOT NULL,
    reader VARCHAR NOT NULL,
    model VARCHAR,
    key VARCHAR NOT NULL,
    was_read VARCHAR NOT NULL,
    changes VARCHAR,
    put VARCHAR
);

CREATE TABLE reading.edited_statements AS FROM reading.statements LIMIT 0;
CREATE TABLE reading.edited_claims AS FROM reading.claims LIMIT 0;
CREATE TABLE reading.edited_conflicts AS FROM reading.conflicts LIMIT 0;
CREATE TABLE reading.edited_events AS FROM reading.events LIMIT 0;

-- Conflicts of claims that reviews have edited or rejected, worked out anew (reviews/reworking.py).
CREATE TABLE reading.reworked_conflicts AS FROM reading.conflicts LIMIT 0;

-- The review that counts is the last of a part that is still read.
CREATE VIEW store.verdicts AS
SELECT report_no, part_kind, part, max(id) AS review, arg_max(verdict, id) AS verdict
FROM store.reviews WHERE part IS NOT NULL GROUP BY ALL;

CREATE VIEW store.all_statements AS
SELECT s.*, v.verdict AS review FROM reading.statements AS s
LEFT JOIN store.verdicts AS v ON v.report_no = s.report_no AND v.part = s.id AND v.part_kind = 'statement'
WHERE v.verdict IS DISTINCT FROM 'edited'
UNION ALL SELECT *, 'edited' FROM reading.edited_statements;

CREATE VIEW store.all_claims AS
SELECT c.*, v.verdict AS review FROM reading.claims AS c
LEFT JOIN store.verdicts AS v ON v.report_no = c.report_no AND v.part = c.id AND v.part_kind = 'claim'
WHERE v.verdict IS DISTINCT FROM 'edited'
UNION ALL SELECT *, 'edited' FROM reading.edited_claims;

CREATE VIEW store.all_events AS
SELECT e.*, v.verdict AS review FROM reading.events AS e
LEFT JOIN store.verdicts AS v ON v.report_no = e.report_no AND v.part = e.id AND v.part_kind = 'event'
WHERE v.verdict IS DISTINCT FROM 'edited'
UNION ALL SELECT *, 'edited' FROM reading.edited_events;

-- A record's conflicts have no ids: they are numbered. One that nobody reviewed goes by its claims' reviews: as worked out
-- anew, or else rejected.
CREATE VIEW store.all_conflicts AS
WITH numbered AS (
    SELECT *, 'read' AS origin FROM reading.conflicts
    UNION ALL SELECT *, 'edited' FROM reading.edited_conflicts
    UNION ALL SELECT *, 'reworked' FROM reading.reworked_conflicts
),
borne AS (
    SELECT DISTINCT n.report_no, n.position
    FROM reading.conflicts AS n
    JOIN store.verdicts AS v ON v.report_no = n.report_no AND v.part_kind = 'claim' AND list_contains(n.claims, v.part)
    WHERE v.verdict <> 'accepted'
)
SELECT n.* EXCLUDE (origin), 'x' || (n.position + 1) AS id,
    CASE WHEN v.verdict IS NOT NULL THEN v.verdict WHEN n.origin = 'reworked' THEN 'edited' WHEN b.position IS NOT NULL THEN 'rejected' END
        AS review
FROM numbered AS n
LEFT JOIN store.verdicts AS v ON v.report_no = n.report_no AND v.part = 'x' || (n.position + 1) AND v.part_kind = 'conflict'
LEFT JOIN borne AS b ON b.report_no = n.report_no AND b.position = n.position
LEFT JOIN reading.reworked_conflicts AS w ON w.report_no = n.report_no AND w.position = n.position
WHERE n.origin = CASE WHEN v.verdict = 'edited' THEN 'edited' WHEN v.verdict IS NULL AND w.position IS NOT NULL THEN 'reworked' ELSE 'read' END;

CREATE VIEW store.statements AS SELECT * FROM store.all_statements WHERE review IS DISTINCT FROM 'rejected';
CREATE VIEW store.claims AS SELECT * FROM store.all_claims WHERE review IS DISTINCT FROM 'rejected';
CREATE VIEW store.events AS SELECT * FROM store.all_events WHERE review IS DISTINCT FROM 'rejected';
CREATE VIEW store.conflicts AS SELECT * FROM store.all_conflicts WHERE review IS DISTINCT FROM 'rejected';

CREATE VIEW reviews AS
SELECT v.id AS review_no, r.id AS report, r.date, r.outlet, r.id || ':' || coalesce(v.part, v.reviewed) AS reference, v.part_kind,
    v.verdict, v.changes, v.reason, v."by", v."time", v.was_read, v.put,
    CASE
        WHEN v.part IS NULL THEN 'no longer read'
        WHEN v.id < d.review THEN 'replaced'
        WHEN NOT v.alike THEN 'read otherwise'
        ELSE 'stands'
    END AS state,
    v.part, v.reviewed, v.version, v.reader, v.model, r.sha256, v.report_no
FROM store.reviews AS v
JOIN store.reports AS r ON r.no = v.report_no
LEFT JOIN store.verdicts AS d ON d.report_no = v.report_no AND d.part_kind = v.part_kind AND d.part = v.part;
