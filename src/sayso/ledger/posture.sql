-- Which forces are where, as each voice tells it. A fact is a presence at its place, a movement at its
-- destination and at its origin (column `role`), a permission or a limit at its place. The same fact with the
-- same values by the same voice is one row, shown by its newest report and counted in `reports`. It stands from the
-- first report that tells it (`since`) until the voice tells another value of the same (`until`).
-- Movements net out where told: to a strength the same voice's later movements are added, each of them once.
-- Parameters: $force, $place and $at, each null where not asked for.
WITH facts AS (
    SELECT kind AS fact, NULL::VARCHAR AS role, place AS at_code, place_name AS at_name, *
    FROM claims WHERE kind IN ('presence', 'permission', 'limit')
    UNION ALL
    SELECT kind, 'destination', destination, destination_name, * FROM claims WHERE kind = 'movement'
    UNION ALL
    SELECT kind, 'origin', origin, origin_name, * FROM claims WHERE kind = 'movement'
),
told AS (
    SELECT * FROM facts
    WHERE force IS NOT NULL AND (at_code IS NOT NULL OR at_name IS NOT NULL)
        AND ($force::VARCHAR IS NULL OR upper(force) = upper($force::VARCHAR))
        AND ($place::VARCHAR IS NULL OR store.is_place($place::VARCHAR, at_code, at_name))
        AND ($at::DATE IS NULL OR date <= $at::DATE)
),
folded AS (
    SELECT *, count(DISTINCT sha256) OVER same AS reports, min(date) OVER same AS since,
        row_number() OVER (same ORDER BY date DESC NULLS LAST, report_no DESC, position) AS age
    FROM told
    WINDOW same AS (
        PARTITION BY force, at_code, lower(at_name), fact, role, voice, status, negated, strength_low,
            strength_high, value, relation, authority, act, when_from, when_to
    )
),
dated AS (
    SELECT *, lead(date) OVER (
            PARTITION BY force, at_code, lower(at_name), fact, role, voice, status IN ('planned', 'possible'), authority, act
            ORDER BY date NULLS FIRST, report_no, position DESC
        ) AS until
    FROM folded WHERE age = 1
),
moved AS (
    SELECT * FROM folded LEFT JOIN store.claim_incidents USING (report_no, claim)
    WHERE fact = 'movement' AND status = 'actual' AND NOT negated AND strength_low IS NOT NULL AND date IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY force, at_code, role, voice, coalesce(incident, sha256 || claim) ORDER BY date DESC, report_no DESC, position
    ) = 1
),
netted AS (
    -- An end that is open is no number: no sum can be told of it.
    SELECT d.report_no, d.position,
        if(bool_or(m.role = 'origin' AND m.strength_high IS NULL), 0,
            greatest(0, d.strength_low + sum(if(m.role = 'destination', m.strength_low, -m.strength_high)))) AS low,
        if(d.strength_high IS NULL OR bool_or(m.role = 'destination' AND m.strength_high IS NULL), NULL,
            greatest(0, d.strength_high + sum(if(m.role = 'destination', m.strength_high, -m.strength_low)))) AS high,
        count(*) AS movements
    FROM dated AS d
    JOIN moved AS m ON m.force = d.force AND m.at_code = d.at_code AND m.voice = d.voice AND m.date > d.date
        AND (d.until IS NULL OR m.date <= d.until)
    WHERE d.fact = 'presence' AND d.status = 'actual' AND NOT d.negated AND d.strength_low IS NOT NULL
    GROUP BY d.report_no, d.position, d.strength_low, d.strength_high
)
SELECT force, at_code AS place, at_name AS place_name, fact, role, status, negated, strength_low, strength_high,
    value, relation, authority, act, voice, voice_code, reports, date, report, outlet, when_text, when_from,
    when_to, purpose, evidence, evidence_start, evidence_end, claim, statement, review, reader,
    model, read_run, read_at, sha256, since, until, n.low::BIGINT AS net_low,
    n.high::BIGINT AS net_high, coalesce(n.movements, 0) AS movements, report_no, position
FROM dated LEFT JOIN netted AS n USING (report_no, position)
