-- name: put_due(kind, subject, slot, due_at)*!
-- Promise that something happens at due_at; a promise with the same key is moved and reopened.
INSERT INTO due (kind, subject, slot, due_at)
VALUES (:kind, :subject, :slot, :due_at)
ON CONFLICT (kind, subject, slot)
DO UPDATE SET due_at = excluded.due_at, state = 'open', done_at = NULL,
    failures = 0, error = NULL, failing_since = NULL;

-- name: cancel_due(kind, subject, slot, now)!
-- Withdraw one promise, if it is still open.
UPDATE due SET state = 'cancelled', done_at = :now
WHERE kind = :kind AND subject = :subject AND slot = :slot AND state = 'open';

-- name: cancel_dues(kind, subject, now)!
-- Withdraw the open promises of one kind about one subject, whatever their slot.
UPDATE due SET state = 'cancelled', done_at = :now
WHERE kind = :kind AND subject = :subject AND state = 'open';

-- name: finish_due(id, due_at, now)!
-- Close a promise that was kept, unless it was moved to another time meanwhile.
UPDATE due SET state = 'done', done_at = :now
WHERE id = :id AND due_at = :due_at AND state = 'open';

-- name: lease_due(id, due_at, until)!
-- Somebody does it now; unless they write its end, it falls due again.
UPDATE due SET due_at = :until WHERE id = :id AND due_at = :due_at AND state = 'open';

-- name: fail_due(id, due_at, again_at, since, error)!
-- What fell due could not be done; it is tried again later, unless it was moved meanwhile.
UPDATE due SET due_at = :again_at, failures = failures + 1, error = :error,
    failing_since = COALESCE(failing_since, :since)
WHERE id = :id AND due_at = :due_at AND state = 'open';

-- name: failing_dues(batch)
-- What could not be done so far, the longest known first.
SELECT id, kind, subject, slot, due_at, state, done_at, failures, error, failing_since
FROM due WHERE state = 'open' AND failures > 0 ORDER BY id LIMIT :batch;

-- name: retry_due(id, now)^
-- Somebody wants it tried again at once.
UPDATE due SET due_at = :now WHERE id = :id AND state = 'open' AND failures > 0 RETURNING id;

-- name: next_due_at()^
-- When the earliest open promise falls due.
SELECT due_at FROM due WHERE state = 'open' ORDER BY due_at, id LIMIT 1;

-- name: dues_of(kind, subject)
-- The promises of one kind about one subject, open or closed.
SELECT id, kind, subject, slot, due_at, state, done_at, failures, error, failing_since
FROM due WHERE kind = :kind AND subject = :subject ORDER BY slot;

-- name: sweep_due(before, batch)
-- Forget promises closed before an instant, one batch at a time.
DELETE FROM due
WHERE id IN (
    SELECT id FROM due WHERE state <> 'open' AND done_at < :before ORDER BY done_at LIMIT :batch
)
RETURNING id;
