-- Each place that the chosen reports name, with how often they do.
-- Properties: name, country, admin1, geonames_id, mentions, reports
SELECT coalesce('g' || geonames_id, 'p' || md5(concat_ws('|', name, latitude, longitude))) AS id, name, country, admin1,
    geonames_id, count(*) AS mentions, count(DISTINCT report_no) AS reports, longitude, latitude
FROM places
WHERE report_no IN (FROM chosen) AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180
GROUP BY ALL ORDER BY mentions DESC, id
