-- name: open_cases_by_state()
-- How many open cases stand where.
SELECT state, count(*) AS cases FROM cases WHERE is_open = 1 GROUP BY state;

-- name: queued_by_lane()
-- How many calls wait in each lane, and since when the oldest does.
SELECT lane, count(*) AS calls, MIN(created_at) AS oldest FROM outbox
WHERE state = 'queued' GROUP BY lane;

-- name: dues_late(before)^
-- What should have been done before an instant, how much of it fails, and since when the oldest
-- is late.
SELECT count(*) AS late, count(failing_since) AS failing,
    MIN(COALESCE(failing_since, due_at)) AS oldest
FROM due WHERE state = 'open' AND COALESCE(failing_since, due_at) < :before;

-- name: promises_said(since, until)^
-- How many promised words were said anywhere in a span of time, and how many of them late.
SELECT count(*) AS met, CAST(COALESCE(sum(1 - kept), 0) AS BIGINT) AS broken
FROM promise WHERE met_at >= :since AND met_at < :until;
