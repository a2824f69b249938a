-- Repetition, cites, and how many independent sources a claim has.

CREATE VIEW cites AS
SELECT r.id AS report, r.date, r.outlet, c.cited, c.relation, c.agency, c.text, c.text_start, c.text_end, c.statement,
    r.reader, r.model, r.read_run, r.read_at, r.sha256, c.report_no, c.position
FROM store.cites AS c JOIN store.reports AS r ON r.no = c.report_no;

-- Whom a group's text is from: the outlet that most of its reports credit, else the original's. Of a key its name.
CREATE VIEW store.group_sources AS
WITH credited AS (
    SELECT k.id, c.cited_key AS key, first(c.cited ORDER BY c.cited) AS name, count(DISTINCT k.report_no) AS n
    FROM store.copies AS k JOIN store.cites AS c ON c.report_no = k.report_no AND c.relation = 'credit'
    WHERE k.kind <> 'partial' GROUP BY k.id, c.cited_key
),
most AS (SELECT id, first(key ORDER BY n DESC, key) AS key, first(name ORDER BY n DESC, key) AS name FROM credited GROUP BY id)
SELECT k.id, k.original_no, coalesce(m.name, r.outlet) AS source, coalesce(m.key, t.outlet) AS key
FROM (SELECT DISTINCT id, original_no FROM store.copies) AS k
JOIN store.reports AS r ON r.no = k.original_no
JOIN store.texts AS t ON t.report_no = k.original_no
LEFT JOIN most AS m ON m.id = k.id;

CREATE VIEW repetitions AS
SELECT o.date, o.id AS original, o.outlet AS original_outlet, o.title, s.source, count(*) AS reports,
    count(DISTINCT r.outlet) AS outlets, count(*) FILTER (k.kind = 'exact') AS exact, count(*) FILTER (k.kind = 'near') AS near,
    count(*) FILTER (k.kind = 'partial') AS partial, max(r.date) AS last_date,
    list(r.id ORDER BY r.date NULLS LAST, r.sha256) AS members, left(k.id, 16) AS repetition, o.sha256, k.original_no AS report_no
FROM store.copies AS k
JOIN store.reports AS r ON r.no = k.report_no
JOIN store.reports AS o ON o.no = k.original_no
JOIN store.group_sources AS s ON s.id = k.id
GROUP BY ALL;

CREATE VIEW copies AS
SELECT r.id AS report, r.date, r.outlet, r.title, k.kind, round(k.share, 3) AS share, o.id AS original, o.outlet AS original_outlet,
    o.date AS original_date, left(k.id, 16) AS repetition, r.sha256, k.report_no
FROM store.copies AS k
JOIN store.reports AS r ON r.no = k.report_no
JOIN store.reports AS o ON o.no = k.original_no;

-- Initials stand for the outlet that has them.
CREATE VIEW store.outlet_initials AS
SELECT initials, min(outlet) AS key FROM store.texts WHERE initials IS NOT NULL GROUP BY initials;

-- Whom a report credits.
CREATE VIEW store.credits AS
SELECT report_no, min(cited_key) AS key FROM store.cites WHERE relation = 'credit' GROUP BY report_no;

-- The outlet that a claim's statement, or one around it, cites.
CREATE VIEW store.claim_cites AS
WITH RECURSIVE citing AS (
    SELECT report_no, statement, cited_key AS key FROM store.cites WHERE statement IS NOT NULL
    UNION
    SELECT s.report_no, s.id, a.key
    FROM citing AS a JOIN store.statements AS s ON s.report_no = a.report_no AND s.parent = a.statement
)
SELECT c.report_no, c.id AS claim, min(a.key) AS key
FROM citing AS a JOIN store.claims AS c ON c.report_no = a.report_no AND c.statement = a.statement
GROUP BY c.report_no, c.id;

-- Whom the words of a claim are copied from: of a partial reprint only where they stand in the original.
CREATE VIEW store.claim_copies AS
SELECT c.report_no, c.id AS claim, min(g.key) AS key
FROM store.copies AS k
JOIN store.claims AS c ON c.report_no = k.report_no
JOIN store.group_sources AS g ON g.id = k.id
JOIN store.reports AS o ON o.no = k.original_no
WHERE k.kind <> 'partial' OR contains(o.text, c.evidence)
GROUP BY c.report_no, c.id;

-- The claims that tell the same as each claim of its incident, itself among them. What is not told of a strength or an
-- authority agrees with all.
CREATE VIEW store.told_alike AS
SELECT a.report_no AS asked_no, a.claim AS asked, b.report_no, b.claim
FROM store.propositions AS a
LEFT JOIN store.claim_incidents AS n ON n.report_no = a.report_no AND n.claim = a.claim
JOIN (
    SELECT p.*, coalesce(m.incident, concat(p.report_no, ' ', p.claim)) AS incident
    FROM store.propositions AS p LEFT JOIN store.claim_incidents AS m ON m.report_no = p.report_no AND m.claim = p.claim
) AS b ON b.proposition = a.proposition AND b.incident = coalesce(n.incident, concat(a.report_no, ' ', a.claim))
WHERE (a.authority IS NULL OR b.authority IS NULL OR a.authority = b.authority)
    AND (a.strength_low IS NULL OR b.strength_low IS NULL
        OR a.strength_low <= coalesce(b.strength_high, 9223372036854775807)
            AND b.strength_low <= coalesce(a.strength_high, 9223372036854775807));

-- How many reports and independent sources make each claim (docs/ledger.md, "Independent sources"). Grouped by all that
-- can be asked for, so that of the rest only what tells the same is looked at.
CREATE VIEW corroboration AS
WITH alike AS (
    SELECT c.report, c.date, c.outlet, c.claim, c.kind, c.voice, c.status, c.negated, c.force, c.place, c.origin, c.destination,
        c.strength_low, c.strength_high, c.evidence, c.evidence_start, c.evidence_end, c.review, c.reader, c.model, c.read_run,
        c.read_at, c.sha256, c.report_no, c.position, count(DISTINCT b.report_no) AS reports,
        list(DISTINCT {'outlet': t.outlet, 'source': coalesce(i.key, x.key, k.key, d.key, t.outlet, r.sha256)}) AS told
    FROM claims AS c
    JOIN store.told_alike AS b ON b.asked_no = c.report_no AND b.asked = c.claim
    JOIN store.reports AS r ON r.no = b.report_no
    JOIN store.texts AS t ON t.report_no = b.report_no
    LEFT JOIN store.claim_cites AS x ON x.report_no = b.report_no AND x.claim = b.claim
    LEFT JOIN store.claim_copies AS k ON k.report_no = b.report_no AND k.claim = b.claim
    LEFT JOIN store.credits AS d ON d.report_no = b.report_no
    LEFT JOIN store.outlet_initials AS i ON i.initials = coalesce(x.key, k.key, d.key)
    GROUP BY ALL
),
-- An outlet that is cited counts with the source that its own report counts with.
counted AS (
    SELECT * EXCLUDE (told), list_sort(list_distinct(list_transform(told, lambda one: coalesce(
        list_min(list_transform(list_filter(told, lambda other: other.outlet = one.source), lambda other: other.source)),
        one.source)))) AS sources
    FROM alike
)
SELECT report, date, outlet, claim, kind, voice, status, negated, force, place, origin, destination, strength_low, strength_high,
    reports, len(sources) AS independent, sources, evidence, evidence_start, evidence_end, review, reader, model, read_run, read_at,
    sha256, report_no, position
FROM counted;
