-- What users query, by `sayso sql` or from another program. A view names a report by `report` (its id) and
-- `sha256` (its content), so that no join is needed to cite it.

CREATE MACRO store.fold(name) AS strip_accents(lower(name));
CREATE MACRO store.words(name) AS
    list_filter(regexp_split_to_array(store.fold(name), '[^\p{L}\p{M}\p{N}]+'), lambda word: word <> '');
CREATE MACRO store.is_place(asked, code, name) AS
    upper(code) = upper(asked)
    OR (name IS NOT NULL AND len(store.words(asked)) > 0 AND list_has_all(store.words(name), store.words(asked)));

-- Where the first paragraph ends; a text of one paragraph is all lead.
CREATE MACRO store.lead_end(text) AS
    CASE WHEN contains(text, chr(10) || chr(10)) THEN strpos(text, chr(10) || chr(10)) ELSE length(text) END;

CREATE VIEW reports AS
SELECT id AS report, sha256, date, outlet, title, url, language, text, metadata, warnings,
    coalesce(s.n, 0) AS statements, coalesce(c.n, 0) AS claims, coalesce(x.n, 0) AS conflicts,
    reader, model, read_run, read_at, run, added, no AS report_no
FROM store.reports AS r
LEFT JOIN (SELECT report_no, count(*) AS n FROM store.statements GROUP BY report_no) AS s ON s.report_no = r.no
LEFT JOIN (SELECT report_no, count(*) AS n FROM store.claims GROUP BY report_no) AS c ON c.report_no = r.no
LEFT JOIN (SELECT report_no, count(*) AS n FROM store.conflicts GROUP BY report_no) AS x ON x.report_no = r.no;

CREATE VIEW actors AS
SELECT r.id AS report, r.date, r.outlet, a.id AS actor, a.name, a.kind, a.code, a.sector,
    (SELECT count(*) FROM store.mentions AS m WHERE m.report_no = a.report_no AND m.actor = a.id) AS mentions,
    r.reader, r.model, r.read_run, r.read_at, r.sha256, a.report_no, a.position
FROM store.actors AS a JOIN store.reports AS r ON r.no = a.report_no;

CREATE VIEW mentions AS
SELECT r.id AS report, r.date, r.outlet, m.actor, a.name, a.code, m.text, m.text_start, m.text_end,
    r.reader, r.model, r.read_run, r.read_at, r.sha256, m.report_no, m.position
FROM store.mentions AS m
JOIN store.reports AS r ON r.no = m.report_no
LEFT JOIN store.actors AS a ON a.report_no = m.report_no AND a.id = m.actor;

CREATE VIEW store.statements_with_rejected AS
SELECT r.id AS report, r.date, r.outlet, s.id AS statement, s.source, s.actor_name, a.code, a.kind AS actor_kind,
    s.cue, s.cue_kind, s.content, s.form, s.parent, s.said_text, s.said_from, s.said_to,
    s.source_start, s.source_end, s.cue_start, s.cue_end, s.content_starts, s.content_ends, s.actor,
    s.review, r.reader, r.model, r.read_run, r.read_at, r.sha256, s.report_no, s.position
FROM store.all_statements AS s
JOIN store.reports AS r ON r.no = s.report_no
LEFT JOIN store.actors AS a ON a.report_no = s.report_no AND a.id = s.actor;

CREATE VIEW statements AS FROM store.statements_with_rejected WHERE review IS DISTINCT FROM 'rejected';

CREATE VIEW store.claims_with_rejected AS
SELECT r.id AS report, r.date, r.outlet, c.id AS claim, c."by", coalesce(c."by", r.outlet, 'the report') AS voice,
    a.code AS voice_code, c.kind, c.status, c.negated, c.force, c.authority, c.by_code, c.act, c.place,
    c.place_name, c.origin, c.origin_name, c.destination, c.destination_name, c.strength_low, c.strength_high,
    c.value, c.relation, c.parties, c.topic, c.when_text, c.when_from, c.when_to, c.purpose, c.evidence,
    c.evidence_start, c.evidence_end, c.statement, c.review,
    r.reader, r.model, r.read_run, r.read_at, r.sha256, c.report_no, c.position
FROM store.all_claims AS c
JOIN store.reports AS r ON r.no = c.report_no
LEFT JOIN store.all_statements AS s ON s.report_no = c.report_no AND s.id = c.statement
LEFT JOIN store.actors AS a ON a.report_no = s.report_no AND a.id = s.actor;

CREATE VIEW claims AS FROM store.claims_with_rejected WHERE review IS DISTINCT FROM 'rejected';

CREATE VIEW store.conflicts_with_rejected AS
SELECT x.report, x.date, x.outlet, x.id AS conflict, x.kind, x.why, x.voice_1, x.voice_2,
    one.evidence AS evidence_1, two.evidence AS evidence_2, coalesce(one.force, two.force) AS force,
    coalesce(one.place, one.destination, one.origin, two.place, two.destination, two.origin) AS place,
    x.claim_1, x.claim_2, one.kind AS kind_1, two.kind AS kind_2, one.statement AS statement_1,
    two.statement AS statement_2, one.evidence_start AS evidence_start_1, one.evidence_end AS evidence_end_1,
    two.evidence_start AS evidence_start_2, two.evidence_end AS evidence_end_2, x.claims, x.voices,
    x.review, x.reader, x.model, x.read_run, x.read_at, x.sha256, x.report_no, x.position
FROM (
    SELECT r.id AS report, r.date, r.outlet, r.reader, r.model, r.read_run, r.read_at, r.sha256, k.*,
        k.claims[1] AS claim_1, k.claims[2] AS claim_2, k.voices[1] AS voice_1, k.voices[2] AS voice_2
    FROM store.all_conflicts AS k JOIN store.reports AS r ON r.no = k.report_no
) AS x
LEFT JOIN store.all_claims AS one ON one.report_no = x.report_no AND one.id = x.claim_1
LEFT JOIN store.all_claims AS two ON two.report_no = x.report_no AND two.id = x.claim_2;

CREATE VIEW conflicts AS FROM store.conflicts_with_rejected WHERE review IS DISTINCT FROM 'rejected';

CREATE VIEW store.events_with_rejected AS
SELECT r.id AS report, r.date, r.outlet, e.id AS event, e.type, e.mode, e.quad_class, e.actor, e.actor_code,
    e.actor_sector, e.recipient, e.recipient_code, e.recipient_sector, e.place, e.place_code, p.latitude, p.longitude,
    p.geonames_id, e.when_text, e.when_from, e.when_to, e.status, e.negated, s.actor_name AS told_by, e.evidence,
    e.evidence_start, e.evidence_end, e.evidence_start < store.lead_end(r.text) AS lead, e.statement, r.url,
    r.language, r.added, e.review, r.reader, r.model, r.read_run, r.read_at, r.sha256, e.report_no, e.position
FROM store.all_events AS e
JOIN store.reports AS r ON r.no = e.report_no
LEFT JOIN store.all_statements AS s ON s.report_no = e.report_no AND s.id = e.statement
LEFT JOIN (
    SELECT report_no, text, first(latitude ORDER BY position) AS latitude, first(longitude ORDER BY position) AS longitude,
        first(geonames_id ORDER BY position) AS geonames_id
    FROM store.places GROUP BY report_no, text
) AS p ON p.report_no = e.report_no AND p.text = e.place;

CREATE VIEW events AS FROM store.events_with_rejected WHERE review IS DISTINCT FROM 'rejected';

CREATE VIEW entities AS
SELECT r.id AS report, r.date, r.outlet, e.type, e.text, e.text_start, e.text_end,
    r.reader, r.model, r.read_run, r.read_at, r.sha256, e.report_no, e.position
FROM store.entities AS e JOIN store.reports AS r ON r.no = e.report_no;

CREATE VIEW places AS
SELECT r.id AS report, r.date, r.outlet, p.* EXCLUDE (report_no, position),
    r.reader, r.model, r.read_run, r.read_at, r.sha256, p.report_no, p.position
FROM store.places AS p JOIN store.reports AS r ON r.no = p.report_no;

CREATE VIEW times AS
SELECT r.id AS report, r.date, r.outlet, t.* EXCLUDE (report_no, position),
    r.reader, r.model, r.read_run, r.read_at, r.sha256, t.report_no, t.position
FROM store.times AS t JOIN store.reports AS r ON r.no = t.report_no;

CREATE VIEW quantities AS
SELECT r.id AS report, r.date, r.outlet, q.* EXCLUDE (report_no, position),
    r.reader, r.model, r.read_run, r.read_at, r.sha256, q.report_no, q.position
FROM store.quantities AS q JOIN store.reports AS r ON r.no = q.report_no;
