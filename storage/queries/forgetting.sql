-- name: blank_case(id, subject, answers, at)^
-- A closed case without whom and what it was about: its id, or nothing if it is open or blank.
UPDATE cases SET subject = :subject, address_index = NULL, answers = :answers, decision = NULL,
    forgotten_at = :at
WHERE id = :id AND is_open = 0 AND forgotten_at IS NULL
RETURNING id;

-- name: blank_claims(case_id, door_code)!
-- Who came stays, the door code goes.
UPDATE claim SET door_code = :door_code WHERE case_id = :case_id;

-- name: blank_receipts(case_id, things)!
-- That originals changed hands stays, what they were goes.
UPDATE receipt SET things = :things WHERE case_id = :case_id;

-- name: drop_notes(case_id)!
-- Notes about a case, with their photos.
DELETE FROM note WHERE case_id = :case_id;

-- name: drop_lines_of_case(case_id)!
-- What was said about a case.
DELETE FROM talk_line WHERE talk_id IN (SELECT id FROM talk WHERE case_id = :case_id);

-- name: wipe_calls_of_case(case_id)!
-- What was to be said by phone about a case.
UPDATE call_task SET words = NULL WHERE case_id = :case_id AND words IS NOT NULL;

-- name: drop_queued_of_case(case_id)!
-- Letters about a case that wait.
DELETE FROM outbox WHERE case_id = :case_id AND state = 'queued';

-- name: drop_dead_of_case(case_id)!
-- Letters about a case that never got through.
DELETE FROM outbox WHERE case_id = :case_id AND state = 'dead';

-- name: blank_person(id, at)!
-- A person without account, name, phone, address and home; the row stays for the figures.
UPDATE person SET telegram_id = NULL, name = NULL, name_index = NULL, phone = NULL,
    phone_index = NULL, phone_proven_at = NULL, address = NULL, community = NULL, consent_version = NULL,
    consent_at = NULL, forgotten_at = :at
WHERE id = :id;

-- name: drop_relatives(person_id)!
-- Whom they asked for.
DELETE FROM relative WHERE person_id = :person_id;

-- name: drop_dialogs(person_id)!
-- Forms they had not finished.
DELETE FROM dialog WHERE person_id = :person_id;

-- name: end_grants(person_id, at)!
-- No role is held any more.
UPDATE role_grant SET ended_at = :at WHERE person_id = :person_id AND ended_at IS NULL;

-- name: drop_member(person_id)!
-- In no squad any more.
DELETE FROM member WHERE person_id = :person_id;

-- name: drop_duty(person_id)!
-- How they switched themselves on and off.
DELETE FROM duty WHERE person_id = :person_id;

-- name: drop_focus(person_id)!
-- They speak into no talk any more.
DELETE FROM talk_focus WHERE person_id = :person_id;

-- name: drop_applications(person_id)!
-- Nobody need decide about them any more.
DELETE FROM application WHERE person_id = :person_id AND state = 'open';

-- name: withdraw_offers_to(person_id)!
-- They are asked for nothing any more.
UPDATE offer SET state = 'withdrawn' WHERE person_id = :person_id AND state = 'open';

-- name: end_calls_to(person_id, at)!
-- Nobody need call them any more, and what was to be said is gone.
UPDATE call_task SET words = NULL, state = 'given_up', done_at = :at
WHERE person_id = :person_id AND state = 'open';

-- name: drop_lines_of_resident(resident_id)!
-- What was said in their talks, by both sides.
DELETE FROM talk_line WHERE talk_id IN (SELECT id FROM talk WHERE resident_id = :resident_id);

-- name: drop_cards(chat_id)!
-- Which message of their chat shows what.
DELETE FROM card WHERE chat_id = :chat_id;

-- name: drop_sent_to_chat(chat_id)!
-- That something was sent to their chat.
DELETE FROM outbox WHERE chat_id = :chat_id AND state = 'sent';

-- name: drop_dead_to_chat(chat_id)!
-- What never got through to their chat.
DELETE FROM outbox WHERE chat_id = :chat_id AND state = 'dead';

-- name: blank_alarms_of(account)!
-- That an alarm was raised stays, who raised it and the words go.
UPDATE alarm SET account = 0, person_id = NULL, words = NULL,
    chat_id = CASE WHEN chat_id = account THEN 0 ELSE chat_id END
WHERE account = :account;

-- name: wipe_dead_letters_of(chat_id, now)!
-- What they wrote and nobody could handle.
UPDATE inbox SET state = 'done', raw = NULL, finished_at = :now
WHERE chat_id = :chat_id AND state = 'dead';

-- name: cancel_words_held_for(slot, now)!
-- What was to be said to them in the morning; the slot is their id.
UPDATE due SET state = 'cancelled', done_at = :now
WHERE kind = 'tell' AND slot = :slot AND state = 'open';

-- name: old_cases(before, batch)
-- Closed cases with their personal part, the oldest first, unless they are still needed: for a
-- reminder to come, or for another look.
SELECT id FROM cases
WHERE is_open = 0 AND forgotten_at IS NULL AND closed_at < :before
    AND NOT EXISTS (
        SELECT 1 FROM due WHERE due.subject = cases.id AND due.state = 'open'
            AND due.kind IN ('due_again', 'next_step', 'follow_up')
    )
ORDER BY closed_at LIMIT :batch;

-- name: old_lines(before, batch)
-- What was said in talks that have ended.
SELECT id FROM talk_line
WHERE at < :before
    AND NOT EXISTS (SELECT 1 FROM talk WHERE talk.id = talk_line.talk_id AND state <> 'ended')
ORDER BY at LIMIT :batch;

-- name: drop_line(id)!
-- One thing said.
DELETE FROM talk_line WHERE id = :id;

-- name: old_alarms(before, batch)
-- Alarms of long ago, what counts towards them first.
SELECT id FROM alarm WHERE at < :before
    AND NOT EXISTS (SELECT 1 FROM alarm AS later WHERE later.loud_id = alarm.id)
ORDER BY at LIMIT :batch;

-- name: drop_alarm(id)!
-- One alarm.
DELETE FROM alarm WHERE id = :id;

-- name: old_dead_letters(before, batch)
-- What could not be handled and nobody has looked at for long.
SELECT seq AS id FROM inbox WHERE state = 'dead' AND finished_at < :before ORDER BY seq LIMIT :batch;

-- name: old_dead_calls(before, batch)
-- What never got through and nobody has looked at for long.
SELECT id FROM outbox WHERE state = 'dead' AND sent_at < :before ORDER BY id LIMIT :batch;

-- name: old_events(before, batch)
-- What happened long ago, in cases that are over or in none.
SELECT event.id FROM event LEFT JOIN cases ON cases.id = event.case_id
WHERE event.at < :before AND (event.case_id IS NULL OR cases.is_open = 0)
ORDER BY event.at LIMIT :batch;

-- name: drop_event(id)!
-- One thing that happened.
DELETE FROM event WHERE id = :id;

-- name: old_no_shows(before, batch)
-- Visits in vain too old to be counted.
SELECT id FROM no_show WHERE at < :before ORDER BY at LIMIT :batch;

-- name: drop_no_show(id)!
-- One visit in vain.
DELETE FROM no_show WHERE id = :id;

-- name: old_people(before, batch)
-- Whoever holds no role, and has asked for nothing since.
SELECT id FROM person
WHERE forgotten_at IS NULL AND created_at < :before
    AND NOT EXISTS (
        SELECT 1 FROM cases WHERE cases.resident_id = person.id
            AND (cases.forgotten_at IS NULL OR cases.closed_at >= :before)
    )
    AND NOT EXISTS (
        SELECT 1 FROM role_grant WHERE role_grant.person_id = person.id AND ended_at IS NULL
    )
    AND NOT EXISTS (SELECT 1 FROM member WHERE member.person_id = person.id)
    AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.person_id = person.id AND claim.live = 1)
    AND NOT EXISTS (
        SELECT 1 FROM talk WHERE talk.resident_id = person.id AND talk.state <> 'ended'
    )
ORDER BY created_at LIMIT :batch;
