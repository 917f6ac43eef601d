-- name: note_send(chat_id, is_group, sent_at)*!
-- Something went to Telegram at this instant.
INSERT INTO send_time (chat_id, is_group, sent_at) VALUES (:chat_id, :is_group, :sent_at);

-- name: sends_since(since)
-- What went to Telegram since an instant, the oldest first.
SELECT chat_id, is_group, sent_at FROM send_time WHERE sent_at >= :since ORDER BY sent_at;

-- name: sweep_send_times(before, batch)
-- Forget sends too old to count for any limit.
DELETE FROM send_time
WHERE id IN (
    SELECT id FROM send_time WHERE sent_at < :before ORDER BY sent_at LIMIT :batch
)
RETURNING id;
