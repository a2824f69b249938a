-- The words of each report's title and text, for `sayso search`: where each occurs, counted in words from 0, the
-- title first and a gap of one between both. Words are as `sayso.ledger.search.words.words` cuts and folds them.

CREATE TABLE store.postings (report_no INTEGER NOT NULL, word VARCHAR NOT NULL, positions INTEGER[] NOT NULL);
CREATE TABLE store.lengths (report_no INTEGER NOT NULL, words INTEGER NOT NULL);
