-- name: add_promise(case_id, promised_for, met_at, kept)!
-- A promised word was said, in time or late; each promise is counted once.
INSERT INTO promise (case_id, promised_for, met_at, kept)
VALUES (:case_id, :promised_for, :met_at, :kept)
ON CONFLICT DO NOTHING;

-- name: promises_met(community, since, until)^
-- How many promised words were said to a community in a span of time, and how many of them late.
SELECT count(*) AS met, CAST(COALESCE(sum(1 - promise.kept), 0) AS BIGINT) AS broken
FROM promise JOIN cases ON cases.id = promise.case_id
WHERE promise.met_at >= :since AND promise.met_at < :until AND cases.community = :community;

-- name: set_limit(id, limit_left, limit_since)!
-- What is left of a case's time limit, and since when it runs; NULL while it is paused.
UPDATE cases SET limit_left = :limit_left, limit_since = :limit_since WHERE id = :id;

-- name: limit_of(id)^
-- The time limit of a case.
SELECT limit_left, limit_since FROM cases WHERE id = :id;
