-- name: next_updates(batch)
-- The oldest open update of each chat, the oldest first; those another worker holds are left out.
-- Steps from chat to chat over the index, so that a flood from one chat costs the others nothing.
WITH RECURSIVE chat (id) AS (
    SELECT MIN(chat_id) FROM inbox WHERE state = 'open'
    UNION ALL
    SELECT (SELECT MIN(chat_id) FROM inbox WHERE state = 'open' AND chat_id > chat.id)
    FROM chat WHERE chat.id IS NOT NULL
),
head (seq) AS (
    SELECT (SELECT MIN(seq) FROM inbox WHERE state = 'open' AND chat_id = chat.id)
    FROM chat WHERE chat.id IS NOT NULL
)
SELECT seq, update_id, chat_id, raw, received_at, attempts, state, error, finished_at
FROM inbox
WHERE state = 'open' AND seq = ANY (ARRAY(SELECT head.seq FROM head))
ORDER BY seq LIMIT :batch
FOR UPDATE OF inbox SKIP LOCKED;
