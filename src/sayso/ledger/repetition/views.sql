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

-- What each claim is compared by, and the source that it counts with (docs/ledger.md, "Independent sources"): the outlet that
-- its statement, or one around it, cites; else whom its repetition group's text is from; else whom the report credits; else the
-- report's outlet, or the report itself where it has none.
CREATE VIEW store.claim_origins AS
WITH RECURSIVE around AS (
    SELECT report_no, id AS claim, statement FROM store.claims WHERE statement IS NOT NULL
    UNION
    SELECT a.report_no, a.claim, s.parent
    FROM around AS a JOIN store.statements AS s ON s.report_no = a.report_no AND s.id = a.statement WHERE s.parent IS NOT NULL
),
cited AS (
    SELECT a.report_no, a.claim, min(c.cited_key) AS key
    FROM around AS a JOIN store.cites AS c USING (report_no, statement) GROUP BY a.report_no, a.claim
),
copied AS (
    SELECT c.report_no, c.id AS claim, min(g.key) AS key
    FROM store.claims AS c
    JOIN store.copies AS k ON k.report_no = c.report_no
    JOIN store.group_sources AS g ON g.id = k.id
    JOIN store.reports AS o ON o.no = k.original_no
    WHERE k.kind <> 'partial' OR contains(o.text, c.evidence)
    GROUP BY c.report_no, c.id
),
credited AS (
    SELECT report_no, min(cited_key) AS key FROM store.cites WHERE relation = 'credit' GROUP BY report_no
)
SELECT c.report_no, c.position, c.id AS claim, r.date, r.sha256, t.outlet, c.strength_low, c.strength_high,
    concat_ws('|', c.kind, coalesce(c.force, ''), coalesce(c.place, store.fold(c.place_name), ''),
        coalesce(c.origin, store.fold(c.origin_name), ''), coalesce(c.destination, store.fold(c.destination_name), ''),
        coalesce(c.status, ''), c.negated, coalesce(c.authority, c.by_code, ''), coalesce(array_to_string(c.parties, ' '), ''),
        coalesce(c.value::VARCHAR, '')) AS proposition,
    coalesce(i.key, named.key, t.outlet, r.sha256) AS source, n.incident
FROM store.claims AS c
JOIN store.reports AS r ON r.no = c.report_no
JOIN store.texts AS t ON t.report_no = c.report_no
LEFT JOIN store.claim_incidents AS n ON n.report_no = c.report_no AND n.claim = c.id
LEFT JOIN cited AS x ON x.report_no = c.report_no AND x.claim = c.id
LEFT JOIN copied AS k ON k.report_no = c.report_no AND k.claim = c.id
LEFT JOIN credited AS d ON d.report_no = c.report_no
LEFT JOIN LATERAL (SELECT coalesce(x.key, k.key, d.key) AS key) AS named ON true
LEFT JOIN store.outlet_initials AS i ON i.initials = named.key;

CREATE VIEW corroboration AS
WITH alike AS (
    SELECT a.report_no, a.position, b.report_no AS other_no, b.outlet, b.source
    FROM store.claim_origins AS a
    JOIN store.claim_origins AS b ON b.proposition = a.proposition
    WHERE (a.report_no = b.report_no AND a.position = b.position OR a.incident = b.incident)
        AND (a.strength_low IS NULL OR b.strength_low IS NULL
            OR a.strength_low <= coalesce(b.strength_high, 9223372036854775807)
                AND b.strength_low <= coalesce(a.strength_high, 9223372036854775807))
),
-- An outlet that is cited counts with the source that its own report counts with.
own AS (
    SELECT report_no, position, outlet, min(source) AS source FROM alike
    WHERE outlet IS NOT NULL GROUP BY report_no, position, outlet
),
counted AS (
    SELECT a.report_no, a.position, count(DISTINCT a.other_no) AS reports,
        list_sort(list(DISTINCT coalesce(o.source, a.source))) AS sources
    FROM alike AS a
    LEFT JOIN own AS o ON o.report_no = a.report_no AND o.position = a.position AND o.outlet = a.source
    GROUP BY a.report_no, a.position
)
SELECT c.report, c.date, c.outlet, c.claim, c.kind, c.voice, c.status, c.negated, c.force, c.place, c.origin, c.destination,
    c.strength_low, c.strength_high, n.reports, len(n.sources) AS independent, n.sources, c.evidence, c.evidence_start, c.evidence_end,
    c.review, c.reader, c.model, c.read_run, c.read_at, c.sha256, c.report_no, c.position
FROM counted AS n JOIN claims AS c USING (report_no, position);
