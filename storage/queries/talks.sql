-- name: add_talk(kind, resident_id, other_id, case_id, claim_id, community, state, opened_at)^
-- A new talk, unless one of the same two is going on: then no row comes back.
INSERT INTO talk (kind, resident_id, other_id, case_id, claim_id, community, state, opened_at)
VALUES (:kind, :resident_id, :other_id, :case_id, :claim_id, :community, :state, :opened_at)
ON CONFLICT DO NOTHING
RETURNING *;

-- name: talk_by_id(id)^
-- One talk.
SELECT * FROM talk WHERE id = :id;

-- name: desk_talk_of(resident_id)^
-- The resident's talk with the duty person that is going on or waits.
SELECT * FROM talk WHERE resident_id = :resident_id AND kind = 'desk' AND state <> 'ended';

-- name: visit_talk_of(claim_id)^
-- The talk of resident and visitor that is going on.
SELECT * FROM talk WHERE claim_id = :claim_id AND kind = 'visit' AND state <> 'ended';

-- name: save_talk(id, other_id, state, tried, deadline, answered_at, nudges, alerts, ended_at)!
-- How far a talk is.
UPDATE talk SET other_id = :other_id, state = :state, tried = :tried, deadline = :deadline,
    answered_at = :answered_at, nudges = :nudges, alerts = :alerts, ended_at = :ended_at
WHERE id = :id;

-- name: waiting_talks(community, limit)
-- Residents of a community who wait for a person, the longest first.
SELECT * FROM talk WHERE community = :community AND state = 'waiting' ORDER BY id LIMIT :limit;

-- name: open_talks_of(other_id)
-- Talks that somebody of the staff, or a visitor, is in.
SELECT * FROM talk WHERE other_id = :other_id AND state = 'open' ORDER BY id LIMIT 20;

-- name: talks_put_to(other_id, limit)
-- Talks that somebody is in, or is asked to take.
SELECT * FROM talk WHERE other_id = :other_id AND state <> 'ended' ORDER BY id LIMIT :limit;

-- name: talks_of_resident(resident_id)
-- A resident's talks that are going on or wait.
SELECT * FROM talk WHERE resident_id = :resident_id AND state <> 'ended' ORDER BY id LIMIT 20;

-- name: talks_of_case(case_id)
-- Every talk about a case, the newest first.
SELECT * FROM talk WHERE case_id = :case_id ORDER BY id DESC LIMIT 5;

-- name: add_line(talk_id, person_id, kind, words, message_id, at, source)^
-- One thing said.
INSERT INTO talk_line (talk_id, person_id, kind, words, message_id, at, source)
VALUES (:talk_id, :person_id, :kind, :words, :message_id, :at, :source)
RETURNING *;

-- name: line_by_id(id)^
-- One thing said.
SELECT * FROM talk_line WHERE id = :id;

-- name: lines_of(talk_id, limit)
-- What was said in a talk, the newest first.
SELECT * FROM talk_line WHERE talk_id = :talk_id ORDER BY id DESC LIMIT :limit;

-- name: count_lines(talk_id, person_id, since)^
-- How much somebody has said in a talk since.
SELECT COUNT(*) AS said FROM talk_line
WHERE talk_id = :talk_id AND person_id = :person_id AND at > :since;

-- name: block_talk(claim_id, person_id, at)!
-- Somebody does not want to hear the other side of a visit any more.
INSERT INTO talk_block (claim_id, person_id, at) VALUES (:claim_id, :person_id, :at)
ON CONFLICT DO NOTHING;

-- name: unblock_talk(claim_id, person_id)!
-- They do again.
DELETE FROM talk_block WHERE claim_id = :claim_id AND person_id = :person_id;

-- name: talk_is_blocked(claim_id, person_id)^
-- Whether somebody does not want to hear the other side of a visit.
SELECT claim_id FROM talk_block WHERE claim_id = :claim_id AND person_id = :person_id;

-- name: has_said(talk_id, person_id)^
-- Whether somebody has said anything in a talk.
SELECT id FROM talk_line WHERE talk_id = :talk_id AND person_id = :person_id LIMIT 1;

-- name: focus_of(person_id)^
-- The talk into which somebody speaks now.
SELECT talk.* FROM talk_focus JOIN talk ON talk.id = talk_focus.talk_id
WHERE talk_focus.person_id = :person_id AND talk.state <> 'ended';

-- name: set_focus(person_id, talk_id)!
-- From now on what somebody writes goes into this talk.
INSERT INTO talk_focus (person_id, talk_id) VALUES (:person_id, :talk_id)
ON CONFLICT (person_id) DO UPDATE SET talk_id = excluded.talk_id;

-- name: clear_focus(talk_id)!
-- Nobody speaks into this talk any more.
DELETE FROM talk_focus WHERE talk_id = :talk_id;
