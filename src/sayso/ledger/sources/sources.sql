-- What is known of each outlet and of each voice, as docs/ledger.md ("Sources") defines it.
-- Parameters: $force, $place, $from_ and $to, each null where not asked for; they choose the claims that are counted.
WITH chosen AS (
    SELECT * FROM store.claims_with_rejected
    WHERE ($force::VARCHAR IS NULL OR upper(force) = upper($force::VARCHAR))
        AND ($place::VARCHAR IS NULL OR store.is_place($place::VARCHAR, place, place_name)
            OR store.is_place($place::VARCHAR, origin, origin_name) OR store.is_place($place::VARCHAR, destination, destination_name))
        AND ($from_::DATE IS NULL OR date >= $from_::DATE) AND ($to::DATE IS NULL OR date <= $to::DATE)
),
told AS (
    SELECT 'outlet' AS kind, outlet AS source, NULL::VARCHAR AS code, * FROM chosen WHERE outlet IS NOT NULL
    UNION ALL
    SELECT 'voice', "by", voice_code, * FROM chosen WHERE "by" IS NOT NULL
),
placed AS (
    SELECT t.*, a.incident
    FROM told AS t
    LEFT JOIN store.account_parts AS p ON p.report_no = t.report_no AND p.id = t.claim AND p.part = 'claims'
    LEFT JOIN store.accounts AS a ON a.report_no = p.report_no AND a.position = p.account
),
-- All that tell of an incident, whoever was asked for; of reports of its first day each is first.
tellers AS (
    SELECT DISTINCT incident, 'outlet' AS kind, outlet AS source, date FROM tellings WHERE outlet IS NOT NULL
    UNION ALL
    SELECT DISTINCT incident, 'voice', voice, date FROM tellings WHERE voice IS DISTINCT FROM coalesce(outlet, 'the report')
),
shared AS (
    SELECT incident, kind, count(DISTINCT source) AS n, min(date) AS first FROM tellers GROUP BY incident, kind
),
incidental AS (
    SELECT p.kind, p.source, count(*) AS incidents, count(*) FILTER (s.n = 1) AS alone,
        count(*) FILTER (s.n > 1 AND p.first = s.first) AS first
    FROM (
        SELECT kind, source, incident, min(date) AS first FROM placed
        WHERE incident IS NOT NULL AND review IS DISTINCT FROM 'rejected' GROUP BY kind, source, incident
    ) AS p JOIN shared AS s USING (kind, incident)
    GROUP BY p.kind, p.source
),
against AS (
    SELECT report_no, claim FROM (SELECT unnest([d.saying_1, d.saying_2]) AS saying FROM store.disagreements AS d)
    JOIN store.said USING (saying)
    UNION
    SELECT report_no, unnest(claims) FROM store.conflicts
)
SELECT t.source, t.kind, any_value(t.code) AS code, count(DISTINCT t.report_no) AS reports,
    count(*) FILTER (t.review IS DISTINCT FROM 'rejected') AS claims,
    coalesce(any_value(i.incidents), 0) AS incidents, coalesce(any_value(i.alone), 0) AS alone, coalesce(any_value(i.first), 0) AS first,
    count(x.claim) FILTER (t.review IS DISTINCT FROM 'rejected') AS contradicted,
    count(*) FILTER (t.review IN ('rejected', 'edited')) AS corrected, min(t.date) AS first_date, max(t.date) AS last_date
FROM told AS t
LEFT JOIN incidental AS i ON i.kind = t.kind AND i.source = t.source
LEFT JOIN against AS x ON x.report_no = t.report_no AND x.claim = t.claim
GROUP BY t.source, t.kind
