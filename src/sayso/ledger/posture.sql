-- Which forces are where, as each voice tells it. A fact is a presence at its place, a movement at its
-- destination and at its origin (column `role`), a permission or a limit at its place. The same fact with the
-- same values by the same voice is one row, shown by its newest report and counted in `reports`.
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
    SELECT *, count(DISTINCT sha256) OVER same AS reports,
        row_number() OVER (same ORDER BY date DESC NULLS LAST, report_no DESC, position) AS age
    FROM told
    WINDOW same AS (
        PARTITION BY force, at_code, lower(at_name), fact, role, voice, status, negated, strength_low,
            strength_high, value, relation, authority, act, when_from, when_to
    )
)
SELECT force, at_code AS place, at_name AS place_name, fact, role, status, negated, strength_low, strength_high,
    value, relation, authority, act, voice, voice_code, reports, date, report, outlet, when_text, when_from,
    when_to, purpose, evidence, evidence_start, evidence_end, claim, statement, review, reader,
    model, read_run, read_at, sha256
FROM folded
WHERE age = 1
ORDER BY date DESC NULLS LAST, report_no DESC, position, role
