-- Conflicts between reports, and changes of what one voice says. A saying is shown by the claim that stands for it.

CREATE VIEW store.bearers AS
SELECT s.id AS saying, s.subject, s.ground, s.origin_ground, s.destination_ground, n.reports, i.incident, c.*
FROM store.sayings AS s
JOIN main.claims AS c ON c.report_no = s.report_no AND c.claim = s.claim
JOIN (SELECT saying, count(DISTINCT report_no) AS reports FROM store.said GROUP BY saying) AS n ON n.saying = s.id
JOIN store.claim_incidents AS i ON i.report_no = s.report_no AND i.claim = s.claim;

-- One a kind, two voices and the incidents that they tell of, however many claims bear it.
CREATE VIEW conflicts_between AS
-- Only what disagrees is looked up: it is little of all that is said.
WITH sides AS (SELECT saying_1 AS id FROM store.disagreements UNION SELECT saying_2 FROM store.disagreements),
counted AS (
    SELECT saying, count(DISTINCT report_no) AS reports FROM store.said WHERE saying IN (FROM sides) GROUP BY saying
),
bearers AS (
    SELECT s.id AS saying, n.reports, i.incident, c.*
    FROM store.sayings AS s
    JOIN counted AS n ON n.saying = s.id
    JOIN claims AS c ON c.report_no = s.report_no AND c.claim = s.claim
    JOIN store.claim_incidents AS i ON i.report_no = s.report_no AND i.claim = s.claim
    WHERE s.id IN (FROM sides)
)
SELECT greatest(one.date, two.date) AS date, d.kind, d.why, one.voice AS voice_1, one.report AS report_1, one.date AS date_1,
    one.outlet AS outlet_1, one.evidence AS evidence_1, two.voice AS voice_2, two.report AS report_2, two.date AS date_2,
    two.outlet AS outlet_2, two.evidence AS evidence_2, coalesce(one.force, two.force) AS force,
    coalesce(one.place, one.destination, one.origin, two.place, two.destination, two.origin) AS place,
    one.voice_code AS voice_code_1, two.voice_code AS voice_code_2, one.claim AS claim_1, two.claim AS claim_2,
    one.kind AS kind_1, two.kind AS kind_2, one.statement AS statement_1, two.statement AS statement_2,
    one.evidence_start AS evidence_start_1, one.evidence_end AS evidence_end_1,
    two.evidence_start AS evidence_start_2, two.evidence_end AS evidence_end_2, one.reports AS reports_1,
    two.reports AS reports_2, one.incident AS incident_1, two.incident AS incident_2, one.sha256 AS sha256_1,
    two.sha256 AS sha256_2, one.report_no AS report_no_1, two.report_no AS report_no_2
FROM store.disagreements AS d
JOIN bearers AS one ON one.saying = d.saying_1
JOIN bearers AS two ON two.saying = d.saying_2
WHERE one.report_no <> two.report_no
QUALIFY row_number() OVER (
    PARTITION BY d.kind, least(one.voice, two.voice), greatest(one.voice, two.voice), least(one.incident, two.incident),
        greatest(one.incident, two.incident)
    ORDER BY one.date, two.date, d.saying_1, d.saying_2
) = 1;

-- The same voice, another day, another value of the same: ranges that have nothing in common, or other words.
CREATE VIEW changes AS
WITH facts AS (
    SELECT 'strength' AS field, status AS beside, store.range_text(strength_low, strength_high) AS told, strength_low AS low,
        coalesce(strength_high, 9223372036854775807) AS high, *
    FROM store.bearers WHERE strength_low IS NOT NULL AND NOT negated
    UNION ALL
    SELECT 'value', NULL, value::VARCHAR, value, value, * FROM store.bearers WHERE value IS NOT NULL
    UNION ALL
    SELECT 'when', status, store.range_text(when_from, when_to), epoch(when_from), epoch(when_to), *
    FROM store.bearers WHERE kind = 'movement' AND status <> 'actual' AND when_from IS NOT NULL AND when_to IS NOT NULL
    UNION ALL
    SELECT 'status', NULL, CASE WHEN negated THEN 'not ' ELSE '' END || status, NULL, NULL, *
    FROM store.bearers WHERE status IS NOT NULL
),
-- Of what a voice says on one day, what most reports bring.
daily AS (
    SELECT *, store.fold(voice) AS speaker FROM facts WHERE date IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY speaker, subject, field, beside, date ORDER BY reports DESC, sha256, claim) = 1
),
steps AS (
    SELECT *, lag(told) OVER step AS told_before, lag(low) OVER step AS low_before, lag(high) OVER step AS high_before,
        lag(date) OVER step AS date_before, lag(report) OVER step AS report_before, lag(outlet) OVER step AS outlet_before,
        lag(evidence) OVER step AS evidence_before, lag(claim) OVER step AS claim_before, lag(sha256) OVER step AS sha256_before
    FROM daily WINDOW step AS (PARTITION BY speaker, subject, field, beside ORDER BY date)
)
SELECT date, voice, kind, field, force, coalesce(place, destination, origin) AS place,
    coalesce(place_name, destination_name, origin_name) AS place_name, told_before AS "before", told AS "after", date_before,
    report_before, outlet_before, evidence_before, report, outlet, evidence, voice_code, status, negated, origin, destination,
    claim_before, claim, sha256_before, sha256, report_no, position
FROM steps
WHERE CASE WHEN low IS NULL THEN told <> told_before ELSE low > high_before OR high < low_before END;
