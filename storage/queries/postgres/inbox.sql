-- name: next_updates(batch)
-- The oldest open update of each chat, the oldest first; those another worker holds are left out.
SELECT seq, update_id, chat_id, raw, received_at, attempts, state, error, finished_at
FROM inbox
WHERE state = 'open' AND NOT EXISTS (
    SELECT 1 FROM inbox AS earlier
    WHERE earlier.chat_id = inbox.chat_id AND earlier.state = 'open' AND earlier.seq < inbox.seq
)
ORDER BY seq LIMIT :batch
FOR UPDATE SKIP LOCKED;
