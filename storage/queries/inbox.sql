-- name: put_update(update_id, chat_id, raw, now)*!
-- Keep one update; a number that is already here is the same update once more.
INSERT INTO inbox (update_id, chat_id, raw, received_at)
VALUES (:update_id, :chat_id, :raw, :now)
ON CONFLICT (update_id) DO NOTHING;

-- name: finish_update(seq, now)*!
-- The update was handled; what it said is wiped.
UPDATE inbox SET state = 'done', raw = NULL, error = NULL, finished_at = :now
WHERE seq = :seq AND state = 'open';

-- name: count_failure(seq, error)^
-- One more attempt failed; how many there were.
UPDATE inbox SET attempts = attempts + 1, error = :error
WHERE seq = :seq AND state = 'open'
RETURNING attempts;

-- name: bury_update(seq, error, now)!
-- Give up on an update; what it said stays until staff have seen it.
UPDATE inbox SET state = 'dead', error = :error, finished_at = :now
WHERE seq = :seq AND state = 'open';

-- name: dead_letters(batch)
-- The updates that were given up and that staff have not seen, the oldest first.
SELECT seq, update_id, chat_id, raw, received_at, attempts, state, error, finished_at
FROM inbox WHERE state = 'dead' ORDER BY seq LIMIT :batch;

-- name: dismiss_dead_letter(seq, now)!
-- Staff have seen a dead letter; what it said is wiped.
UPDATE inbox SET state = 'done', raw = NULL, finished_at = :now
WHERE seq = :seq AND state = 'dead';

-- name: reopen_dead_letter(seq)!
-- Try a dead letter again from the start.
UPDATE inbox SET state = 'open', attempts = 0, error = NULL, finished_at = NULL
WHERE seq = :seq AND state = 'dead';

-- name: inbox_backlog()^
-- How many updates wait, how many are dead, and since when the oldest waits.
SELECT
    (SELECT COUNT(*) FROM inbox WHERE state = 'open') AS waiting,
    (SELECT COUNT(*) FROM inbox WHERE state = 'dead') AS dead,
    (SELECT received_at FROM inbox WHERE state = 'open' ORDER BY seq LIMIT 1) AS oldest;

-- name: sweep_inbox(before, batch)
-- Forget updates finished before an instant, so that a recurring number is not a duplicate.
DELETE FROM inbox
WHERE seq IN (
    SELECT seq FROM inbox
    WHERE state = 'done' AND finished_at < :before ORDER BY finished_at LIMIT :batch
)
RETURNING seq;
