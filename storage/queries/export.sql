-- name: export_cases()
-- Every case without anything personal, for the figures.
SELECT number, item, mode, community, state, channel, created_at, closed_at, solved, rating
FROM cases ORDER BY id;

-- name: export_events()
-- Everything that happened, by case number; people are ids.
SELECT event.id, event.kind, cases.number, event.by_person, event.at
FROM event LEFT JOIN cases ON cases.id = event.case_id ORDER BY event.id;

-- name: export_points()
-- Every line of the ledger with the squad it was earned in.
SELECT points.person_id, cases.number, points.credits, points.reason, points.at,
    (SELECT max(claim.squad) FROM claim WHERE claim.case_id = points.case_id
        AND claim.person_id = points.person_id) AS squad
FROM points JOIN cases ON cases.id = points.case_id ORDER BY points.id;
