-- name: stale_inbox(mark, after, batch)
-- Updates that are not handled, or could not be.
SELECT seq AS id, raw FROM inbox
WHERE seq > :after AND COALESCE(substr(raw, 1, 5), :mark) <> :mark
ORDER BY seq LIMIT :batch;

-- name: reseal_inbox(id, raw)*!
-- The same, sealed with the newest key.
UPDATE inbox SET raw = :raw WHERE seq = :id;

-- name: stale_outbox(mark, after, batch)
-- Calls that wait, or never got through.
SELECT id, payload FROM outbox
WHERE id > :after AND COALESCE(substr(payload, 1, 5), :mark) <> :mark
ORDER BY id LIMIT :batch;

-- name: reseal_outbox(id, payload)*!
-- The same, sealed with the newest key.
UPDATE outbox SET payload = :payload WHERE id = :id;

-- name: stale_dialog(mark, after, batch)
-- Unfinished forms.
SELECT id, answers FROM dialog
WHERE id > :after AND COALESCE(substr(answers, 1, 5), :mark) <> :mark
ORDER BY id LIMIT :batch;

-- name: reseal_dialog(id, answers)*!
-- The same, sealed with the newest key.
UPDATE dialog SET answers = :answers WHERE id = :id;

-- name: stale_person(mark, after, batch)
-- People, with the blind indexes by which they are found.
SELECT id, name, phone, address, name_index, phone_index FROM person
WHERE id > :after AND (
    COALESCE(substr(name, 1, 5), :mark) <> :mark
    OR COALESCE(substr(phone, 1, 5), :mark) <> :mark
    OR COALESCE(substr(address, 1, 5), :mark) <> :mark
)
ORDER BY id LIMIT :batch;

-- name: reseal_person(id, name, phone, address, name_index, phone_index)*!
-- The same, sealed with the newest key.
UPDATE person SET
    name = :name, phone = :phone, address = :address, name_index = :name_index, phone_index = :phone_index
WHERE id = :id;

-- name: stale_relative(mark, after, batch)
-- Relatives, with the blind index by which they are found.
SELECT id, name, phone, address, name_index FROM relative
WHERE id > :after AND (
    COALESCE(substr(name, 1, 5), :mark) <> :mark
    OR COALESCE(substr(phone, 1, 5), :mark) <> :mark
    OR COALESCE(substr(address, 1, 5), :mark) <> :mark
)
ORDER BY id LIMIT :batch;

-- name: reseal_relative(id, name, phone, address, name_index)*!
-- The same, sealed with the newest key.
UPDATE relative SET
    name = :name, phone = :phone, address = :address, name_index = :name_index
WHERE id = :id;

-- name: stale_cases(mark, after, batch)
-- Cases, with the blind index by which those for one address are counted.
SELECT id, subject, answers, decision, address_index FROM cases
WHERE id > :after AND (
    COALESCE(substr(subject, 1, 5), :mark) <> :mark
    OR COALESCE(substr(answers, 1, 5), :mark) <> :mark
    OR COALESCE(substr(decision, 1, 5), :mark) <> :mark
)
ORDER BY id LIMIT :batch;

-- name: reseal_cases(id, subject, answers, decision, address_index)*!
-- The same, sealed with the newest key.
UPDATE cases SET subject = :subject, answers = :answers, decision = :decision,
    address_index = :address_index
WHERE id = :id;

-- name: stale_claim(mark, after, batch)
-- Door codes.
SELECT id, door_code FROM claim
WHERE id > :after AND COALESCE(substr(door_code, 1, 5), :mark) <> :mark
ORDER BY id LIMIT :batch;

-- name: reseal_claim(id, door_code)*!
-- The same, sealed with the newest key.
UPDATE claim SET door_code = :door_code WHERE id = :id;

-- name: stale_call_task(mark, after, batch)
-- Words to be said by phone.
SELECT id, words FROM call_task
WHERE id > :after AND COALESCE(substr(words, 1, 5), :mark) <> :mark
ORDER BY id LIMIT :batch;

-- name: reseal_call_task(id, words)*!
-- The same, sealed with the newest key.
UPDATE call_task SET words = :words WHERE id = :id;

-- name: stale_note(mark, after, batch)
-- Notes.
SELECT id, words, photo FROM note
WHERE id > :after AND (
    COALESCE(substr(words, 1, 5), :mark) <> :mark
    OR COALESCE(substr(photo, 1, 5), :mark) <> :mark
)
ORDER BY id LIMIT :batch;

-- name: reseal_note(id, words, photo)*!
-- The same, sealed with the newest key.
UPDATE note SET words = :words, photo = :photo WHERE id = :id;

-- name: stale_talk_line(mark, after, batch)
-- What was said in talks.
SELECT id, words FROM talk_line
WHERE id > :after AND COALESCE(substr(words, 1, 5), :mark) <> :mark
ORDER BY id LIMIT :batch;

-- name: reseal_talk_line(id, words)*!
-- The same, sealed with the newest key.
UPDATE talk_line SET words = :words WHERE id = :id;

-- name: stale_receipt(mark, after, batch)
-- What the receipts are about.
SELECT id, things FROM receipt
WHERE id > :after AND COALESCE(substr(things, 1, 5), :mark) <> :mark
ORDER BY id LIMIT :batch;

-- name: reseal_receipt(id, things)*!
-- The same, sealed with the newest key.
UPDATE receipt SET things = :things WHERE id = :id;

-- name: stale_alarm(mark, after, batch)
-- Words of danger.
SELECT id, words FROM alarm
WHERE id > :after AND COALESCE(substr(words, 1, 5), :mark) <> :mark
ORDER BY id LIMIT :batch;

-- name: reseal_alarm(id, words)*!
-- The same, sealed with the newest key.
UPDATE alarm SET words = :words WHERE id = :id;
