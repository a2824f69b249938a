-- The propositions of the claims, as reviewed, of the reports $numbers.
INSERT INTO store.propositions BY NAME
SELECT report_no, id AS claim, coalesce(authority, by_code) AS authority, strength_low, strength_high,
    concat_ws('|', kind, coalesce(force, ''), coalesce(place, store.fold(place_name), ''),
        coalesce(origin, store.fold(origin_name), ''), coalesce(destination, store.fold(destination_name), ''),
        coalesce(status, ''), negated, coalesce(array_to_string(parties, ' '), ''), coalesce(value::VARCHAR, '')) AS proposition
FROM store.claims WHERE report_no IN (SELECT unnest($numbers::INTEGER[]))
