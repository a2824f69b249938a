-- What is thinly founded, as docs/ledger.md ("Gaps") defines it.
-- Parameters: $unnamed, the voices that name nobody; $codes with $parties, whom each code of a force, place or voice is
-- a party for.
WITH told AS (
    SELECT *, coalesce(place, destination, origin) AS spot, coalesce(place_name, destination_name, origin_name) AS spot_name
    FROM claims
),
voices AS (
    SELECT report_no, p.proposition, count(DISTINCT c.voice) AS voices
    FROM store.propositions AS p JOIN claims AS c USING (report_no, claim) GROUP BY ALL
),
single AS (
    SELECT c.report_no, c.position
    FROM corroboration AS c
    JOIN store.propositions AS p USING (report_no, claim)
    JOIN voices AS v ON v.report_no = p.report_no AND v.proposition = p.proposition
    WHERE c.reports = 1 AND v.voices = 1
),
corrected AS (
    SELECT report_no, count(*) AS n FROM store.verdicts WHERE verdict IN ('rejected', 'edited') GROUP BY report_no
),
parties AS (SELECT unnest($codes::VARCHAR[]) AS code, unnest($parties::VARCHAR[]) AS party),
subjects AS (
    SELECT force, spot, count(*) AS claims, count(DISTINCT report_no) AS reports,
        count(DISTINCT "by") FILTER (voice_code IS NULL) AS uncoded,
        arg_max(
            {'report': report, 'date': date, 'outlet': outlet, 'spot_name': spot_name, 'sha256': sha256, 'no': report_no},
            (coalesce(date, '0001-01-01'::DATE), report_no)
        ) AS newest
    FROM told WHERE force IS NOT NULL AND spot IS NOT NULL GROUP BY force, spot
),
concerned AS (
    SELECT DISTINCT s.force, s.spot, p.party
    FROM subjects AS s JOIN parties AS p ON p.code IN (s.force, s.spot)
),
heard AS (
    SELECT t.force, t.spot, p.party FROM told AS t JOIN parties AS p ON p.code IN (t.voice_code, t.authority)
    UNION
    SELECT t.force, t.spot, p.party
    FROM told AS t JOIN statements AS s USING (report_no) JOIN parties AS p ON p.code = s.code
),
unheard AS (
    SELECT s.*, c.party FROM concerned AS c JOIN subjects AS s USING (force, spot) ANTI JOIN heard AS h USING (force, spot, party)
),
found AS (
    SELECT 'single source' AS gap, 'No other report makes this claim, and no other voice in this one.' AS why, t.*
    FROM told AS t JOIN single USING (report_no, position)
    UNION ALL
    SELECT 'unnamed source', 'The report does not name who says so.', * FROM told WHERE "by" IN (SELECT unnest($unnamed::VARCHAR[]))
    UNION ALL
    SELECT 'corrected report', n || ' of what was read from this report ' || if(n = 1, 'has', 'have') || ' been rejected or edited.', t.*
    FROM told AS t JOIN corrected USING (report_no)
)
SELECT gap, date, report, outlet, claim, force, spot AS place, spot_name AS place_name, kind, voice, NULL::VARCHAR AS party,
    1::BIGINT AS claims, why, evidence, evidence_start, evidence_end, reader, sha256, report_no, position
FROM found
UNION ALL
SELECT 'unheard party', newest.date, newest.report, newest.outlet, NULL, force, spot, newest.spot_name, NULL, NULL, party, claims,
    party || ' says nothing of ' || force || ' forces in ' || spot || ', of which ' || reports || if(reports = 1, ' report tells', ' reports tell')
        || if(uncoded = 0, '.', '; voices there of no known side: ' || uncoded || '.'),
    NULL, NULL, NULL, NULL, newest.sha256, newest.no, NULL
FROM unheard
