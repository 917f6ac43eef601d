-- name: mark_sending(ids)
-- Take calls, a JSON list of ids, to the wire.
UPDATE outbox SET state = 'sending', attempts = attempts + 1
WHERE id IN (SELECT value FROM json_each(:ids)) AND state = 'queued'
RETURNING id;
