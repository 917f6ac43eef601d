-- name: open_call_tasks(communities, limit, offset)
-- A part of the calls to make in some communities, the most urgent first.
SELECT * FROM call_task WHERE state = 'open'
    AND community IN (SELECT value FROM json_each(:communities))
ORDER BY deadline, id LIMIT :limit OFFSET :offset;

-- name: count_open_calls(communities)^
-- How many calls are to be made in some communities.
SELECT count(*) AS calls FROM call_task WHERE state = 'open'
    AND community IN (SELECT value FROM json_each(:communities));
