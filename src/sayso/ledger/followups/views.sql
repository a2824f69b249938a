-- What was to be by a day, and what later reports say became of it (docs/ledger.md, "Follow-up").

-- How the ground of a sign stands to that of a goal: the same, a part of it, or wider. Grounds are a part of a land and the
-- region that it lies in, null for the whole; "there" leaves it open. Parts are the same where all words of one are in the other.
CREATE MACRO store.is_same_ground(one, other) AS
    one IS NULL AND other IS NULL OR one[1] = 'there' OR other[1] = 'there'
    OR coalesce(list_has_all(store.words(one[1]), store.words(other[1])) OR list_has_all(store.words(other[1]), store.words(one[1])), false);
CREATE MACRO store.lies_in(part, whole) AS
    part IS NOT NULL AND (whole IS NULL OR coalesce(list_contains(part[2:], store.fold(whole[1])), false));
CREATE MACRO store.extent(sign, goal) AS
    CASE WHEN store.is_same_ground(sign, goal) THEN 'same' WHEN store.lies_in(sign, goal) THEN 'part'
        WHEN store.lies_in(goal, sign) THEN 'wider' END;

-- A goal is what is to be seen on the ground: that a force comes (`come`) or keeps away, that it leaves or stays. Who will not
-- leave before a day (an open end) stays until then.
CREATE VIEW store.promises AS
SELECT *, coalesce(when_to, when_from) AS due, coalesce(place, destination, origin) AS spot,
    coalesce(place_name, destination_name, origin_name) AS spot_name,
    CASE WHEN place IS NOT NULL THEN ground WHEN destination IS NOT NULL THEN destination_ground ELSE origin_ground END AS spot_ground,
    CASE
        WHEN kind = 'demand' THEN act
        WHEN kind = 'presence' THEN if(negated, 'leave', 'stay')
        WHEN destination IS NOT NULL THEN if(negated OR when_to IS NULL, 'keep away', 'come')
        ELSE if(negated OR when_to IS NULL, 'stay', 'leave')
    END AS goal
FROM store.bearers
WHERE (kind = 'demand' OR kind IN ('movement', 'presence') AND status = 'planned')
    AND date IS NOT NULL AND coalesce(when_to, when_from) >= date AND coalesce(place, destination, origin) IS NOT NULL;

-- What is told of the ground, by each claim on its day. A movement is a sign at both its ends.
CREATE VIEW store.signs AS
SELECT if(negated, 'did not come', 'came') AS sign, destination AS spot, destination_ground AS spot_ground, coalesce(when_from, when_to, date) AS day, *
FROM store.bearers WHERE kind = 'movement' AND status = 'actual' AND destination IS NOT NULL
UNION ALL
SELECT if(negated, 'did not leave', 'left'), origin, origin_ground, coalesce(when_from, when_to, date), *
FROM store.bearers WHERE kind = 'movement' AND status = 'actual' AND origin IS NOT NULL
UNION ALL
SELECT if(negated, 'is gone', 'is there'), place, ground, coalesce(when_from, when_to, date), *
FROM store.bearers WHERE kind = 'presence' AND status = 'actual' AND place IS NOT NULL;

CREATE VIEW follow_ups AS
WITH outcomes(goal, sign, is_by, became) AS (
    -- What a sign on a day up to the one that was told (is_by), or on a later one, makes of a goal.
    VALUES ('come', 'came', true, 'kept'), ('come', 'came', false, 'broken'), ('come', 'did not come', false, 'broken'),
        ('come', 'is gone', false, 'broken'), ('leave', 'left', true, 'kept'), ('leave', 'is gone', true, 'kept'),
        ('leave', 'left', false, 'broken'), ('leave', 'did not leave', false, 'broken'), ('leave', 'is there', false, 'broken'),
        ('stay', 'left', true, 'broken'), ('stay', 'is gone', true, 'broken'), ('stay', 'is there', false, 'kept'),
        ('stay', 'did not leave', false, 'kept'), ('stay', 'left', false, 'kept'), ('keep away', 'came', true, 'broken'),
        ('keep away', 'did not come', false, 'kept')
),
-- What is seen in a part is seen in the whole, and what is seen nowhere in the whole is not in a part.
telling(sign, extent) AS (
    VALUES ('came', 'same'), ('came', 'part'), ('is there', 'same'), ('is there', 'part'), ('did not leave', 'same'),
        ('did not leave', 'part'), ('left', 'same'), ('is gone', 'same'), ('is gone', 'wider'), ('did not come', 'same'),
        ('did not come', 'wider')
),
-- What a voice says of one goal and day again and again is one promise, told first by the earliest.
promised AS (
    SELECT *, store.fold(voice) AS speaker FROM store.promises
    QUALIFY row_number() OVER (PARTITION BY speaker, kind, force, spot, spot_ground, goal, due ORDER BY date, saying) = 1
),
became AS (
    SELECT p.saying, o.became, s.day AS known, s.voice, s.report, s.outlet, s.date, s.evidence, s.sha256, s.claim
    FROM promised AS p
    JOIN store.signs AS s ON s.force = p.force AND s.spot = p.spot AND s.date > p.date AND s.day >= p.date
    JOIN outcomes AS o ON o.goal = p.goal AND o.sign = s.sign AND o.is_by = (s.day <= p.due)
    JOIN telling AS t ON t.sign = s.sign AND t.extent = store.extent(s.spot_ground, p.spot_ground)
    -- That fewer come or go than were to leaves it open; so many that were to leave may have, though others are there.
    WHERE NOT (s.sign IN ('came', 'left') AND p.goal <> 'keep away' AND coalesce(s.strength_high < p.strength_low, false))
        AND NOT (p.goal = 'leave' AND s.sign = 'is there' AND p.strength_low IS NOT NULL)
    UNION ALL
    -- Whoever names another day, or takes it back, before it is due has overtaken himself.
    SELECT p.saying, 'overtaken', n.date, n.voice, n.report, n.outlet, n.date, n.evidence, n.sha256, n.claim
    FROM promised AS p
    JOIN store.promises AS n ON store.fold(n.voice) = p.speaker AND n.kind = p.kind AND n.force = p.force AND n.spot = p.spot
        AND store.is_same_ground(n.spot_ground, p.spot_ground) AND n.date > p.date AND n.date <= p.due AND (n.due <> p.due OR n.goal <> p.goal)
),
told AS (
    SELECT * FROM became
    QUALIFY row_number() OVER (
        PARTITION BY saying ORDER BY known, list_position(['kept', 'broken', 'overtaken'], became), date, sha256, claim
    ) = 1
)
SELECT p.date, p.voice, p.kind, p.force, p.goal, p.spot AS place, p.spot_name AS place_name, p.due, coalesce(t.became, 'open') AS became,
    p.report, p.outlet, p.evidence, t.date AS date_after, t.voice AS voice_after, t.report AS report_after,
    t.outlet AS outlet_after, t.evidence AS evidence_after, p.strength_low, p.strength_high, p.voice_code, p.when_text,
    p.reports, p.claim, t.claim AS claim_after, p.incident, p.reader, p.sha256, t.sha256 AS sha256_after, p.report_no, p.position
FROM promised AS p LEFT JOIN told AS t USING (saying);
