-- name: add_alarm(loud_id, account, person_id, chat_id, community, call, words, at)^
-- Words of danger: a new alarm, or what is counted towards another.
INSERT INTO alarm (loud_id, account, person_id, chat_id, community, call, words, at, last_at)
VALUES (:loud_id, :account, :person_id, :chat_id, :community, :call, :words, :at, :at)
RETURNING *;

-- name: alarm_in_chat(chat_id, call, since)^
-- The newest alarm in a chat that asks for this number.
SELECT * FROM alarm
WHERE chat_id = :chat_id AND call = :call AND at > :since AND loud_id IS NULL
ORDER BY at DESC, id DESC LIMIT 1;

-- name: alarm_in_groups(account, call, since)^
-- The newest alarm of an account in any group that asks for this number.
SELECT * FROM alarm
WHERE account = :account AND call = :call AND at > :since AND loud_id IS NULL
    AND chat_id <> account
ORDER BY at DESC, id DESC LIMIT 1;

-- name: alarm_with_what_followed(id)
-- An alarm and what counts towards it, the oldest first.
SELECT * FROM alarm WHERE id = :id
UNION ALL
SELECT * FROM alarm WHERE loud_id = :id
ORDER BY id;

-- name: count_alarm(id, at)!
-- The same words once more.
UPDATE alarm SET times = times + 1, last_at = :at WHERE id = :id;
