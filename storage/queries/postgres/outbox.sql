-- name: mark_sending(ids)
-- Take calls, a JSON list of ids, to the wire, but for those that another work holds, which may be
-- taking them back: the sender waits for nobody.
UPDATE outbox SET state = 'sending', attempts = attempts + 1
WHERE id = ANY (ARRAY(
    SELECT id FROM outbox
    WHERE id = ANY (ARRAY(SELECT value::BIGINT FROM json_array_elements_text(CAST(:ids AS JSON))))
        AND state = 'queued'
    FOR UPDATE SKIP LOCKED
))
RETURNING id;
