-- name: card_by_key(chat_id, key)^
-- The Telegram message behind a card in one chat.
SELECT chat_id, key, message_id, version FROM card WHERE chat_id = :chat_id AND key = :key;

-- name: next_card_version(chat_id, key)^
-- A card is shown or changed: its buttons get a new version, those before are old.
INSERT INTO card (chat_id, key) VALUES (:chat_id, :key)
ON CONFLICT (chat_id, key) DO UPDATE SET version = card.version + 1
RETURNING version;

-- name: next_edit_version(chat_id, key)^
-- A card is changed, if this chat ever showed it: its buttons get a new version.
UPDATE card SET version = version + 1 WHERE chat_id = :chat_id AND key = :key RETURNING version;

-- name: set_card_message(chat_id, key, message_id)*!
-- A card was sent as this message.
INSERT INTO card (chat_id, key, message_id) VALUES (:chat_id, :key, :message_id)
ON CONFLICT (chat_id, key) DO UPDATE SET message_id = excluded.message_id;

-- name: cards_with_key(key)
-- The same card in every chat that shows it.
SELECT chat_id, key, message_id, version FROM card WHERE key = :key ORDER BY chat_id;

-- name: drop_card(chat_id, key)!
-- A card is gone from its chat.
DELETE FROM card WHERE chat_id = :chat_id AND key = :key;

-- name: card_of_message(chat_id, message_id)^
-- What a message shows.
SELECT chat_id, key, message_id, version FROM card
WHERE chat_id = :chat_id AND message_id = :message_id;
