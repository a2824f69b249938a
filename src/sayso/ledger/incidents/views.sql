-- What several reports tell of the same thing. A telling is a claim or an event with the incident that it tells of;
-- an incident's values are what its tellings tell, field by field, and whether they can all be true.

CREATE VIEW tellings AS
SELECT a.incident, a.day, c.report, c.date, c.outlet, c.claim, NULL::VARCHAR AS event, c.kind, c.voice, c.voice_code,
    c.status, c.negated, c.force, c.force AS actor_code, c.authority AS recipient_code, c.place, c.place_name, c.origin,
    c.origin_name, c.destination, c.destination_name, c.strength_low, c.strength_high, c.value, c.when_from, c.when_to,
    c.evidence, c.evidence_start, c.evidence_end, c.reader, c.sha256, c.report_no, c.position
FROM store.accounts AS a
JOIN store.account_parts AS p ON p.report_no = a.report_no AND p.account = a.position AND p.part = 'claims'
JOIN claims AS c ON c.report_no = p.report_no AND c.claim = p.id
UNION ALL
SELECT a.incident, a.day, e.report, e.date, e.outlet, NULL, e.event, e.type, coalesce(e.told_by, e.outlet, 'the report'),
    NULL, e.status, e.negated, NULL, e.actor_code, e.recipient_code, e.place_code, e.place, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, e.when_from, e.when_to,
    e.evidence, e.evidence_start, e.evidence_end, e.reader, e.sha256, e.report_no, e.position
FROM store.accounts AS a
JOIN store.account_parts AS p ON p.report_no = a.report_no AND p.account = a.position AND p.part = 'events'
JOIN events AS e ON e.report_no = p.report_no AND e.event = p.id;

CREATE MACRO store.range_text(low, high) AS
    CASE WHEN high IS NULL THEN low || '+' WHEN low = high THEN low::VARCHAR ELSE low || '–' || high END;

-- Ranges agree where they have a value in common, actors where they are the same, and what is told to be or to be planned
-- where nobody denies it. A range is told by its two ends.
CREATE VIEW incident_values AS
WITH facts AS (
    SELECT incident, kind, 'strength' AS field, strength_low AS low, coalesce(strength_high, 9223372036854775807) AS high,
        store.range_text(strength_low, strength_high) AS told, voice, sha256
    FROM tellings WHERE strength_low IS NOT NULL AND NOT negated
    UNION ALL
    SELECT incident, kind, 'value', value, value, value::VARCHAR, voice, sha256 FROM tellings WHERE value IS NOT NULL
    UNION ALL
    SELECT incident, kind, 'when', date_diff('day', DATE '1970-01-01', when_from), date_diff('day', DATE '1970-01-01', when_to),
        store.range_text(when_from, when_to), voice, sha256
    FROM tellings WHERE when_from IS NOT NULL AND when_to IS NOT NULL
    UNION ALL
    SELECT incident, kind, 'status', negated::INTEGER, negated::INTEGER,
        CASE WHEN negated THEN 'not ' ELSE '' END || coalesce(status, 'told'), voice, sha256
    FROM tellings WHERE claim IS NOT NULL
    UNION ALL
    SELECT incident, kind, 'actor', NULL, NULL, actor_code, voice, sha256
    FROM tellings WHERE event IS NOT NULL AND actor_code IS NOT NULL
),
told AS (
    SELECT incident, kind, field, told, min(low) AS low, min(high) AS high, list_sort(list(DISTINCT voice)) AS voices,
        list(DISTINCT sha256) AS reports
    FROM facts GROUP BY incident, kind, field, told
)
SELECT incident, kind, field,
    CASE WHEN max(low) IS NULL THEN count(*) = 1 ELSE max(low) <= min(high) END AS agreed,
    list(told ORDER BY len(reports) DESC, told) AS told,
    list(array_to_string(voices, ', ') ORDER BY len(reports) DESC, told) AS voices,
    len(list_distinct(flatten(list(reports)))) AS reports
FROM told GROUP BY incident, kind, field;

CREATE VIEW incidents AS
WITH kinds AS (
    SELECT incident, kind, count(DISTINCT sha256) AS n,
        list_position(['movement', 'permission', 'demand', 'limit', 'presence', 'talks'], kind) AS weight
    FROM tellings GROUP BY incident, kind
),
kind AS (SELECT incident, first(kind ORDER BY n DESC, weight NULLS LAST, kind) AS kind FROM kinds GROUP BY incident),
said AS (
    SELECT incident,
        list(concat_ws(' ', kind, field, CASE WHEN len(told) = 1 THEN told[1] ELSE array_to_string(told, ' / ') END)
            ORDER BY kind, field) FILTER (agreed) AS agreed,
        list(concat_ws(' ', kind, field || ':', array_to_string(list_transform(list_zip(told, voices),
            lambda one: one[1] || ' (' || one[2] || ')'), ' / ')) ORDER BY kind, field) FILTER (NOT agreed) AS disputed
    FROM incident_values GROUP BY incident
),
told AS (
    SELECT incident, min(day) AS day, max(day) AS last_day,
        list_sort(list_distinct(list(force) || list(actor_code))) AS actors,
        list_sort(list_distinct(list(place) || list(origin) || list(destination))) AS places,
        list_sort(list_distinct(list(place_name) || list(origin_name) || list(destination_name))) AS place_names,
        count(DISTINCT sha256) AS reports, count(DISTINCT outlet) AS outlets, list_sort(list(DISTINCT voice)) AS voices,
        first(report ORDER BY date NULLS LAST, sha256, position) AS first_report,
        first(date ORDER BY date NULLS LAST, sha256, position) AS first_date,
        first(evidence ORDER BY date NULLS LAST, sha256, claim NULLS LAST, position) AS evidence,
        count(claim) AS claims, count(event) AS events
    FROM tellings GROUP BY incident
)
-- Put together by union and not by joins, through which the engine takes no choice of incidents down to the tables.
SELECT incident, any_value(day) AS day, any_value(last_day) AS last_day, any_value(kind) AS kind, any_value(actors) AS actors,
    any_value(places) AS places, any_value(place_names) AS place_names, any_value(reports) AS reports,
    any_value(outlets) AS outlets, any_value(voices) AS voices, any_value(agreed) AS agreed, any_value(disputed) AS disputed,
    any_value(first_report) AS first_report, any_value(first_date) AS first_date, any_value(evidence) AS evidence,
    any_value(claims) AS claims, any_value(events) AS events
FROM (FROM told UNION ALL BY NAME FROM kind UNION ALL BY NAME FROM said)
GROUP BY incident;

CREATE VIEW timeline AS
SELECT day, kind, actors, place_names, reports, voices, disputed, first_report, evidence, incident, last_day, places
FROM incidents;
