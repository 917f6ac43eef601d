-- name: add_proposal(case_id, kind, side, by_person, to_person, day, slot, until_at, made_at)^
-- Puts another time, or another visitor, to whoever has to agree.
INSERT INTO proposal (case_id, kind, side, by_person, to_person, day, slot, until_at, made_at)
VALUES (:case_id, :kind, :side, :by_person, :to_person, :day, :slot, :until_at, :made_at)
RETURNING *;

-- name: proposal_by_id(id)^
-- One proposal.
SELECT * FROM proposal WHERE id = :id;

-- name: open_proposal(case_id, kind)^
-- The proposal of a kind that waits for an answer, if there is one.
SELECT * FROM proposal WHERE case_id = :case_id AND kind = :kind AND state = 'open';

-- name: close_proposal(id, state)!
-- The answer to a proposal.
UPDATE proposal SET state = :state WHERE id = :id;

-- name: withdraw_proposals(case_id)!
-- The case has moved on: what was proposed needs no answer any more.
UPDATE proposal SET state = 'withdrawn' WHERE case_id = :case_id AND state = 'open';

-- name: add_no_show(case_id, person_id, side, at)!
-- Somebody was waited for and was not there.
INSERT INTO no_show (case_id, person_id, side, at) VALUES (:case_id, :person_id, :side, :at);

-- name: forget_no_shows(person_id, side, case_id)!
-- They were there after all: what was counted against them in this case is not counted any more.
DELETE FROM no_show WHERE person_id = :person_id AND side = :side AND case_id = :case_id;

-- name: no_shows_of(person_id, side, since)^
-- How often somebody was waited for in vain since an instant.
SELECT count(*) AS times FROM no_show
WHERE person_id = :person_id AND side = :side AND at >= :since;
