-- name: add_call_task(case_id, person_id, community, words, reason, deadline, created_at)^
-- Words to be said by phone.
INSERT INTO call_task (case_id, person_id, community, words, reason, deadline, created_at)
VALUES (:case_id, :person_id, :community, :words, :reason, :deadline, :created_at)
RETURNING *;

-- name: call_task_by_id(id)^
-- One call to make.
SELECT * FROM call_task WHERE id = :id;

-- name: open_calls_of(person_id)
-- Calls to make to one person, the oldest first.
SELECT * FROM call_task WHERE person_id = :person_id AND state = 'open' ORDER BY id;

-- name: open_calls_about(case_id)
-- Calls to make about a case, the oldest first.
SELECT * FROM call_task WHERE case_id = :case_id AND state = 'open' ORDER BY id;

-- name: count_call_try(id, deadline)!
-- Nobody answered; it is tried again until a new deadline.
UPDATE call_task SET tries = tries + 1, deadline = :deadline WHERE id = :id;

-- name: set_call_deadline(id, deadline)!
-- The call was not made in time; it is still to be made, until then.
UPDATE call_task SET deadline = :deadline WHERE id = :id;

-- name: close_call_task(id, state, done_at)^
-- The task's id if this call closed it. The words are wiped.
UPDATE call_task SET state = :state, done_at = :done_at, words = NULL
WHERE id = :id AND state = 'open'
RETURNING id;
