-- name: next_due(now, batch)
-- The open promises that have fallen due, the earliest first.
SELECT id, kind, subject, slot, due_at, state, done_at, failures, error, failing_since
FROM due WHERE state = 'open' AND due_at <= :now
ORDER BY due_at, id LIMIT :batch;
