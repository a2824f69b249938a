-- What voices say of forces, each thing once: what one voice says alike on one day, in however many reports, is one
-- saying. `id` is a hash of all that the rules of conflicts look at. Of the claims that bear it the one of the least hash of a
-- report stands for it (`sha256`, `report_no`, `claim`). `told` is the claim as JSON, without its words.

CREATE TABLE store.sayings (
    id VARCHAR NOT NULL,
    block VARCHAR NOT NULL,
    day DATE NOT NULL,
    date DATE,
    voice VARCHAR NOT NULL,
    voice_code VARCHAR,
    said VARCHAR[],
    subject VARCHAR NOT NULL,
    spots VARCHAR NOT NULL,
    told VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    report_no INTEGER NOT NULL,
    claim VARCHAR NOT NULL,
    -- Of its place, origin and destination: the part of the land, and the region that it lies in; null for the whole.
    ground VARCHAR[],
    origin_ground VARCHAR[],
    destination_ground VARCHAR[]
);

-- Which claims of which reports bear it.
CREATE TABLE store.said (report_no INTEGER NOT NULL, claim VARCHAR NOT NULL, saying VARCHAR NOT NULL);

-- Two sayings of two voices that cannot both stand, by the rules of conflicts; the earlier one first.
CREATE TABLE store.disagreements (kind VARCHAR NOT NULL, saying_1 VARCHAR NOT NULL, saying_2 VARCHAR NOT NULL, why VARCHAR NOT NULL);
