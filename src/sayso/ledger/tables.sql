-- What a ledger keeps. Users query the views of views.sql; `store` is their ground. What can be reviewed is kept as
-- it was read in `reading`; reviews.sql makes the reviewed state of it.
-- A report is keyed by its content's hash and numbered for joins; its parts carry that number and their
-- position in the record. Offsets count characters of the report's text, half-open. Times are UTC.

CREATE SCHEMA store;
CREATE SCHEMA reading;

CREATE TABLE meta (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TIMESTAMP NOT NULL,
    finished TIMESTAMP,
    version VARCHAR NOT NULL,
    arguments VARCHAR NOT NULL
);

CREATE TABLE rejects (
    source VARCHAR NOT NULL,
    "row" BIGINT,
    reason VARCHAR NOT NULL,
    run INTEGER NOT NULL,
    "time" TIMESTAMP NOT NULL
);

CREATE TABLE store.reports (
    no INTEGER PRIMARY KEY,
    sha256 VARCHAR NOT NULL UNIQUE,
    id VARCHAR NOT NULL,
    date DATE,
    outlet VARCHAR,
    title VARCHAR,
    url VARCHAR,
    language VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    metadata VARCHAR NOT NULL,
    warnings VARCHAR[] NOT NULL,
    reader VARCHAR NOT NULL,
    model VARCHAR,
    read_run INTEGER NOT NULL,
    read_at TIMESTAMP NOT NULL,
    run INTEGER NOT NULL,
    added TIMESTAMP NOT NULL
);

CREATE TABLE store.records (report_no INTEGER NOT NULL, json VARCHAR NOT NULL);

CREATE TABLE store.actors (
    report_no INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    code VARCHAR,
    sector VARCHAR
);

CREATE TABLE store.mentions (
    report_no INTEGER NOT NULL,
    position INTEGER NOT NULL,
    actor VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    text_start BIGINT,
    text_end BIGINT
);

CREATE TABLE reading.statements (
    report_no INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    source VARCHAR,
    source_start BIGINT,
    source_end BIGINT,
    actor VARCHAR,
    actor_name VARCHAR,
    cue VARCHAR,
    cue_start BIGINT,
    cue_end BIGINT,
    cue_kind VARCHAR NOT NULL,
    content VARCHAR NOT NULL,
    content_starts BIGINT[] NOT NULL,
    content_ends BIGINT[] NOT NULL,
    form VARCHAR NOT NULL,
    parent VARCHAR,
    said_text VARCHAR,
    said_from DATE,
    said_to DATE
);

CREATE TABLE reading.claims (
    report_no INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    "by" VARCHAR,
    by_code VARCHAR,
    statement VARCHAR,
    status VARCHAR,
    negated BOOLEAN NOT NULL,
    force VARCHAR,
    authority VARCHAR,
    act VARCHAR,
    place VARCHAR,
    place_name VARCHAR,
    origin VARCHAR,
    origin_name VARCHAR,
    destination VARCHAR,
    destination_name VARCHAR,
    strength_low BIGINT,
    strength_high BIGINT,
    value BIGINT,
    relation VARCHAR,
    parties VARCHAR[],
    topic VARCHAR,
    when_text VARCHAR,
    when_from DATE,
    when_to DATE,
    purpose VARCHAR,
    evidence VARCHAR NOT NULL,
    evidence_start BIGINT,
    evidence_end BIGINT
);

CREATE TABLE reading.conflicts (
    report_no INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    claims VARCHAR[] NOT NULL,
    voices VARCHAR[] NOT NULL,
    why VARCHAR NOT NULL
);

CREATE TABLE reading.events (
    report_no INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    mode VARCHAR,
    quad_class TINYINT NOT NULL,
    actor VARCHAR,
    actor_code VARCHAR,
    actor_sector VARCHAR,
    recipient VARCHAR,
    recipient_code VARCHAR,
    recipient_sector VARCHAR,
    place VARCHAR,
    place_code VARCHAR,
    when_text VARCHAR,
    when_from DATE,
    when_to DATE,
    status VARCHAR NOT NULL,
    negated BOOLEAN NOT NULL,
    statement VARCHAR,
    evidence VARCHAR NOT NULL,
    evidence_start BIGINT,
    evidence_end BIGINT
);

CREATE TABLE store.entities (
    report_no INTEGER NOT NULL,
    position INTEGER NOT NULL,
    type VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    text_start BIGINT,
    text_end BIGINT
);

CREATE TABLE store.places (
    report_no INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR,
    country VARCHAR,
    admin1 VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    geonames_id BIGINT,
    text VARCHAR NOT NULL,
    text_start BIGINT,
    text_end BIGINT
);

CREATE TABLE store.times (
    report_no INTEGER NOT NULL,
    position INTEGER NOT NULL,
    type VARCHAR NOT NULL,
    value VARCHAR,
    from_day DATE,
    to_day DATE,
    text VARCHAR NOT NULL,
    text_start BIGINT,
    text_end BIGINT
);

CREATE TABLE store.quantities (
    report_no INTEGER NOT NULL,
    position INTEGER NOT NULL,
    low DOUBLE,
    high DOUBLE,
    unit VARCHAR,
    text VARCHAR NOT NULL,
    text_start BIGINT,
    text_end BIGINT
);
