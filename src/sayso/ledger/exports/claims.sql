-- Claims of the chosen reports whose place, origin or destination the report names as a place with coordinates: by the
-- same words, else by the longest words within them, of the same country where the claim's code is a country's.
-- Properties: report, date, outlet, url, claim, voice, voice_code, kind, status, negated, force, authority, act, place, place_name, origin, origin_name, destination, destination_name, strength_low, strength_high, value, relation, when_text, when_from, when_to, evidence, evidence_start, evidence_end, review, reader, model, sha256
WITH named AS (
    SELECT report_no, claim, '' AS role, place AS code, place_name AS name FROM claims
    UNION ALL SELECT report_no, claim, 'from', origin, origin_name FROM claims
    UNION ALL SELECT report_no, claim, 'to', destination, destination_name FROM claims
),
located AS (
    SELECT n.report_no, n.claim, n.role, first(struct_pack(longitude := p.longitude, latitude := p.latitude)
        ORDER BY p.text = n.name DESC, length(p.text) DESC, p.position) AS at
    FROM named AS n
    JOIN places AS p ON p.report_no = n.report_no AND contains(store.fold(n.name), store.fold(p.text))
    WHERE n.report_no IN (FROM chosen) AND p.latitude BETWEEN -90 AND 90 AND p.longitude BETWEEN -180 AND 180
        AND (p.text = n.name OR n.code IS NULL OR p.country IS NULL OR p.country = n.code)
    GROUP BY ALL
)
SELECT left(c.sha256, 16) || ':' || c.claim AS id, c.report, c.date, c.outlet, r.url, c.claim, c.voice, c.voice_code, c.kind,
    c.status, c.negated, c.force, c.authority, c.act, c.place, c.place_name, c.origin, c.origin_name, c.destination,
    c.destination_name, c.strength_low, c.strength_high, c.value, c.relation, c.when_text, c.when_from, c.when_to, c.evidence,
    c.evidence_start, c.evidence_end, c.review, c.reader, c.model, c.sha256, h.at.longitude AS longitude,
    h.at.latitude AS latitude, f.at.longitude AS from_longitude, f.at.latitude AS from_latitude,
    t.at.longitude AS to_longitude, t.at.latitude AS to_latitude
FROM claims AS c
JOIN reports AS r ON r.report_no = c.report_no
LEFT JOIN located AS h ON h.report_no = c.report_no AND h.claim = c.claim AND h.role = ''
LEFT JOIN located AS f ON f.report_no = c.report_no AND f.claim = c.claim AND f.role = 'from'
LEFT JOIN located AS t ON t.report_no = c.report_no AND t.claim = c.claim AND t.role = 'to'
WHERE coalesce(h.at, f.at, t.at) IS NOT NULL
ORDER BY c.report_no, c.position
