-- What reports repeat of one another. A body is the words of a text without datelines and credit lines; copies word for
-- word have one. Its fingerprints find the bodies that it shares words with.

CREATE TABLE store.bodies (no INTEGER PRIMARY KEY, hash VARCHAR NOT NULL UNIQUE, words INTEGER NOT NULL, report_no INTEGER NOT NULL);

CREATE TABLE store.fingerprints (hash BIGINT NOT NULL, body INTEGER NOT NULL);

-- Which body each report has; its outlet's key and initials, as cites are compared with them.
CREATE TABLE store.texts (report_no INTEGER NOT NULL, body INTEGER NOT NULL, outlet VARCHAR, initials VARCHAR, agency BOOLEAN NOT NULL);

-- Words that two bodies share, in all and outside quotations, and their share of each.
CREATE TABLE store.overlaps (
    body_1 INTEGER NOT NULL,
    body_2 INTEGER NOT NULL,
    words INTEGER NOT NULL,
    own_words INTEGER NOT NULL,
    share_1 DOUBLE NOT NULL,
    share_2 DOUBLE NOT NULL
);

-- Members of the groups; `id` is the original's hash.
CREATE TABLE store.copies (
    id VARCHAR NOT NULL,
    report_no INTEGER NOT NULL,
    original_no INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    share DOUBLE NOT NULL
);

CREATE TABLE store.cites (
    report_no INTEGER NOT NULL,
    position INTEGER NOT NULL,
    cited VARCHAR NOT NULL,
    cited_key VARCHAR NOT NULL,
    agency BOOLEAN NOT NULL,
    relation VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    text_start BIGINT NOT NULL,
    text_end BIGINT NOT NULL,
    statement VARCHAR
);

-- What each claim tells, but for strength and authority, as words that are the same where claims tell the same.
CREATE TABLE store.propositions (
    report_no INTEGER NOT NULL,
    claim VARCHAR NOT NULL,
    proposition VARCHAR NOT NULL,
    authority VARCHAR,
    strength_low BIGINT,
    strength_high BIGINT
);
