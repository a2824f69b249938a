-- A ledger of as many made-up claims as the variable `claims` says, ten a report: 60 forces in 40 places, told by 500 voices. Every fiftieth claim is in a
-- conflict with the one after it, and every fiftieth disagrees with one of the next report.

INSERT INTO store.reports BY NAME
SELECT n AS no, md5(n::VARCHAR) || md5(n::VARCHAR) AS sha256, 'report-' || n AS id, DATE '2031-01-01' + (n // 100)::INTEGER AS date,
    'Outlet ' || n % 40 AS outlet, 'Title ' || n AS title, 'en' AS language, 'Text of report ' || n AS text, '{}' AS metadata,
    []::VARCHAR[] AS warnings, 'reader 1' AS reader, 1 AS read_run, now()::TIMESTAMP AS read_at, 1 AS run, now()::TIMESTAMP AS added
FROM (SELECT range::INTEGER + 1 AS n FROM range(0, getvariable('claims') // 10));

INSERT INTO store.actors BY NAME
SELECT no AS report_no, position::INTEGER AS position, 'a' || position AS id, 'Voice ' || (no * 7 + position) % 500 AS name, 'person' AS kind,
    'F' || lpad(((no + position) % 60)::VARCHAR, 3, '0') AS code
FROM store.reports, (SELECT range AS position FROM range(5));

INSERT INTO reading.statements BY NAME
SELECT report_no, position, 's' || position AS id, name AS source, 'a' || position AS actor, name AS actor_name, 'said' AS cue, 'say' AS cue_kind,
    'what was said' AS content, [0]::BIGINT[] AS content_starts, [9]::BIGINT[] AS content_ends, 'indirect' AS form
FROM store.actors;

INSERT INTO reading.claims BY NAME
SELECT report_no, position, 'c' || position AS id,
    ['presence', 'presence', 'movement', 'permission', 'limit', 'presence', 'movement', 'presence', 'movement', 'presence'][position + 1] AS kind,
    "by", statement, if(position = 3, 'refused', if(n % 3 = 0, 'planned', 'actual')) AS status, false AS negated, force, 'P' AS authority,
    if(position = 3, 'stay', NULL) AS act, if(position IN (2, 6, 8), NULL, place) AS place, 'place ' || place AS place_name,
    if(position = 6, place, NULL) AS origin, if(position IN (2, 8), place, NULL) AS destination,
    if(position IN (3, 4), NULL, n % 900 + 1) AS strength_low, if(position IN (3, 4), NULL, n % 900 + 50) AS strength_high,
    if(position = 4, n % 900, NULL) AS value, 'some ' || n % 900 || ' soldiers are in the place of ' || n AS evidence,
    0::BIGINT AS evidence_start, 40::BIGINT AS evidence_end
FROM (
    SELECT no AS report_no, position::INTEGER AS position, no * 10 + position AS n, 'Voice ' || (no * 7 + position % 5) % 500 AS "by",
        's' || position % 5 AS statement, 'F' || lpad((hash(no) % 60)::VARCHAR, 3, '0') AS force,
        'P' || lpad((hash(no + 1) % 40)::VARCHAR, 3, '0') AS place
    FROM store.reports, (SELECT range AS position FROM range(10))
);

INSERT INTO store.accounts BY NAME
SELECT no AS report_no, sha256, 0 AS position, 'force' AS family, 'force ' || hash(no) % 60 AS block, date AS day, '{}' AS known_by,
    md5((no // 16)::VARCHAR) AS incident
FROM store.reports;

INSERT INTO store.account_parts BY NAME SELECT report_no, 0 AS account, 'claims' AS part, id FROM reading.claims;

INSERT INTO reading.conflicts BY NAME
SELECT report_no, position, 'strength' AS kind, [id, 'c' || (position + 1)] AS claims, ["by", 'Voice'] AS voices, 'Numbers differ.' AS why
FROM reading.claims WHERE position = 0 AND report_no % 5 = 0;

INSERT INTO store.sayings BY NAME
SELECT report_no || id AS id, 'force ' || force AS block, date AS day, date, "by" AS voice, kind || force || coalesce(place, '') AS subject,
    '[]' AS spots, '{}' AS told, sha256, report_no, c.id AS claim
FROM (SELECT c.*, r.date, r.sha256 FROM reading.claims AS c JOIN store.reports AS r ON r.no = c.report_no) AS c;

INSERT INTO store.said BY NAME SELECT report_no, claim, id AS saying FROM store.sayings;

INSERT INTO store.disagreements BY NAME
SELECT 'strength' AS kind, report_no || 'c0' AS saying_1, (report_no + 1) || 'c1' AS saying_2, 'Numbers differ.' AS why
FROM reading.claims WHERE position = 0 AND report_no % 5 = 0;

INSERT INTO store.texts BY NAME
SELECT no AS report_no, no AS body, lower(outlet) AS outlet, no % 40 < 4 AS agency FROM store.reports;

-- Every fifth report copies the one before it, every seventh cites an outlet in one of its statements.
INSERT INTO store.copies BY NAME
SELECT md5((no // 5)::VARCHAR) AS id, no - part AS report_no, no - 1 AS original_no, if(part = 1, 'original', 'near') AS kind, 0.9 AS share
FROM store.reports, (SELECT unnest([0, 1]) AS part) WHERE no % 5 = 0;

INSERT INTO store.cites BY NAME
SELECT no AS report_no, 0 AS position, 'Outlet 1' AS cited, 'outlet 1' AS cited_key, true AS agency, 'report' AS relation, 'Outlet 1' AS text,
    0 AS text_start, 8 AS text_end, 's1' AS statement
FROM store.reports WHERE no % 7 = 0;

INSERT INTO store.propositions BY NAME
SELECT report_no, id AS claim, concat_ws('|', kind, force, place, origin, destination, status) AS proposition, authority, strength_low, strength_high
FROM reading.claims;
