-- name: mark_sending(id)^
-- Take one call to the wire.
UPDATE outbox SET state = 'sending', attempts = attempts + 1
WHERE id = :id AND state = 'queued'
RETURNING attempts;
