-- name: put_outbox(chat_id, person_id, case_id, claim_id, lane, priority, method, payload, card, edits, not_before, now)^
-- Queue one call.
INSERT INTO outbox (
    chat_id, person_id, case_id, claim_id, lane, priority, method, payload, card, edits,
    not_before, created_at
)
VALUES (
    :chat_id, :person_id, :case_id, :claim_id, :lane, :priority, :method, :payload, :card, :edits,
    :not_before, :now
)
RETURNING id;

-- name: drop_queued_edits(chat_id, card)!
-- Only the newest edit of a message is worth sending; an edit of the message that the card was
-- before stays. The longer list of states is there for the index: without it every call that waits
-- for anybody would be looked at.
DELETE FROM outbox
WHERE chat_id = :chat_id AND card = :card AND card IS NOT NULL AND edits = 1 AND state = 'queued'
    AND state IN ('queued', 'sending')
    AND id > COALESCE((
        SELECT MAX(original.id) FROM outbox AS original
        WHERE original.chat_id = :chat_id AND original.card = :card
            AND original.card IS NOT NULL AND original.edits = 0
            AND original.state IN ('queued', 'sending')
    ), 0);

-- name: withdraw_letters(claim_id)!
-- What a claim gave away may be shown no more. What waits never leaves; what is on the wire is
-- not sent again if it comes back.
UPDATE outbox
SET withdrawn = 1,
    state = CASE WHEN state = 'queued' THEN 'sent' ELSE state END,
    payload = CASE WHEN state = 'queued' THEN NULL ELSE payload END,
    sent_at = CASE WHEN state = 'queued' THEN created_at ELSE sent_at END
WHERE claim_id = :claim_id AND claim_id IS NOT NULL AND state IN ('queued', 'sending');

-- name: next_sendable(lane, now, batch)
-- What may be sent now in one lane: the head of each chat, unless the chat is busy or the edit
-- has to wait for the message it edits.
SELECT
    o.id, o.chat_id, o.person_id, o.case_id, o.lane, o.priority, o.method, o.payload, o.card,
    o.edits, o.state, o.attempts, o.not_before, o.created_at, o.sent_at, o.error,
    CASE WHEN o.edits = 1 THEN card.message_id END AS message_id
FROM outbox AS o
LEFT JOIN card ON card.chat_id = o.chat_id AND card.key = o.card
WHERE o.state = 'queued' AND o.lane = :lane AND o.not_before <= :now
    AND NOT EXISTS (
        SELECT 1 FROM outbox AS earlier
        WHERE earlier.chat_id = o.chat_id AND earlier.lane = o.lane AND earlier.id < o.id
            AND earlier.state IN ('queued', 'sending')
    )
    AND (o.lane = 'answer' OR NOT EXISTS (
        SELECT 1 FROM outbox AS busy
        WHERE busy.chat_id = o.chat_id AND busy.state = 'sending' AND busy.lane <> 'answer'
    ))
    AND (o.edits = 0 OR NOT EXISTS (
        SELECT 1 FROM outbox AS original
        WHERE original.chat_id = o.chat_id AND original.card = o.card AND original.card IS NOT NULL
            AND original.state IN ('queued', 'sending') AND original.edits = 0
            AND original.id < o.id
    ))
ORDER BY o.priority, o.id LIMIT :batch;

-- name: waiting_lanes()
-- In which lanes anything is queued.
SELECT 'answer' AS lane WHERE EXISTS (SELECT 1 FROM outbox WHERE state = 'queued' AND lane = 'answer')
UNION ALL
SELECT 'talk' AS lane WHERE EXISTS (SELECT 1 FROM outbox WHERE state = 'queued' AND lane = 'talk')
UNION ALL
SELECT 'bulk' AS lane WHERE EXISTS (SELECT 1 FROM outbox WHERE state = 'queued' AND lane = 'bulk');

-- name: mark_sent(id, message_id, now)*!
-- A call got through; what it said is wiped.
UPDATE outbox
SET state = 'sent', payload = NULL, error = NULL, sent_at = :now,
    message_id = CAST(:message_id AS BIGINT)
WHERE id = :id AND state = 'sending';

-- name: mark_dead(id, error, now)!
-- The call will never get through; what it said stays until somebody else has said it, unless it
-- was withdrawn meanwhile.
UPDATE outbox
SET state = CASE WHEN withdrawn = 1 THEN 'sent' ELSE 'dead' END,
    payload = CASE WHEN withdrawn = 1 THEN NULL ELSE payload END,
    error = :error, sent_at = :now
WHERE id = :id AND state IN ('queued', 'sending');

-- name: is_withdrawn(id)^
-- Whether a call was taken back while it was on the wire.
SELECT withdrawn FROM outbox WHERE id = :id;

-- name: put_off(id, not_before, error)!
-- The call was refused for now; one that was withdrawn meanwhile is done with.
UPDATE outbox
SET state = CASE WHEN withdrawn = 1 THEN 'sent' ELSE 'queued' END,
    payload = CASE WHEN withdrawn = 1 THEN NULL ELSE payload END,
    sent_at = CASE WHEN withdrawn = 1 THEN created_at ELSE sent_at END,
    not_before = :not_before, error = CASE WHEN withdrawn = 1 THEN NULL ELSE :error END
WHERE id = :id AND state = 'sending';

-- name: put_off_until(error)^
-- When the last of the calls that were put off for this reason may be tried.
SELECT MAX(not_before) AS not_before FROM outbox WHERE state = 'queued' AND error = :error;

-- name: back_to_queue()
-- Whatever a killed sender had on the wire is sent again, but for what was withdrawn meanwhile.
UPDATE outbox
SET state = CASE WHEN withdrawn = 1 THEN 'sent' ELSE 'queued' END,
    payload = CASE WHEN withdrawn = 1 THEN NULL ELSE payload END,
    sent_at = CASE WHEN withdrawn = 1 THEN created_at ELSE sent_at END
WHERE state = 'sending' RETURNING id;

-- name: queued_until(now)^
-- When the earliest call that was put off may be tried.
SELECT MIN(not_before) AS not_before FROM outbox
WHERE state = 'queued' AND error IS NOT NULL AND not_before > :now;

-- name: dead_calls(batch)
-- The calls that were given up, the oldest first.
SELECT
    id, chat_id, person_id, case_id, lane, priority, method, payload, card, edits, state, attempts,
    not_before, created_at, sent_at, message_id, error
FROM outbox WHERE state = 'dead' ORDER BY id LIMIT :batch;

-- name: dismiss_dead_call(id)!
-- Somebody else has said it, or nobody needs it; it is forgotten.
DELETE FROM outbox WHERE id = :id AND state = 'dead';

-- name: drop_queued_for_chat(chat_id)
-- Take back what nobody will read any more.
DELETE FROM outbox
WHERE chat_id = :chat_id AND state = 'queued' AND state IN ('queued', 'sending')
RETURNING id;

-- name: outbox_backlog()^
-- How many calls wait, are on the wire, or are dead, and since when the oldest waits.
SELECT
    (SELECT COUNT(*) FROM outbox WHERE state = 'queued') AS queued,
    (SELECT COUNT(*) FROM outbox WHERE state = 'sending') AS sending,
    (SELECT COUNT(*) FROM outbox WHERE state = 'dead') AS dead,
    (SELECT MIN(created_at) FROM outbox WHERE state = 'queued' AND lane <> 'bulk') AS oldest;

-- name: sweep_outbox(before, batch)
-- Forget calls sent before an instant.
DELETE FROM outbox
WHERE id IN (
    SELECT id FROM outbox WHERE state = 'sent' AND sent_at < :before ORDER BY sent_at LIMIT :batch
)
RETURNING id;
