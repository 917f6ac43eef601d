-- name: mark_sending(id)^
-- Take one call to the wire, unless another work holds it, which may be taking it back: the sender
-- waits for nobody.
UPDATE outbox SET state = 'sending', attempts = attempts + 1
WHERE id = (
    SELECT id FROM outbox WHERE id = :id AND state = 'queued' FOR UPDATE SKIP LOCKED
)
RETURNING attempts;
