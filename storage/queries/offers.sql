-- name: add_offer(case_id, person_id, squad, offered_at)^
-- Puts a case before one member.
INSERT INTO offer (case_id, person_id, squad, state, offered_at)
VALUES (:case_id, :person_id, :squad, 'open', :offered_at)
RETURNING *;

-- name: offer_by_id(id)^
-- One offer.
SELECT * FROM offer WHERE id = :id;

-- name: offers_of_case(case_id)
-- Every offer ever made of a case.
SELECT * FROM offer WHERE case_id = :case_id ORDER BY id;

-- name: offers_open_to(person_id)
-- What a member has been asked and has not answered.
SELECT * FROM offer WHERE person_id = :person_id AND state = 'open' ORDER BY id LIMIT 20;

-- name: offers_open_in(person_id, squad)
-- What somebody has been asked as a member of a squad and has not answered.
SELECT * FROM offer WHERE person_id = :person_id AND state = 'open' AND squad = :squad ORDER BY id;

-- name: set_offer_state(id, state)!
-- The answer to an offer.
UPDATE offer SET state = :state WHERE id = :id;

-- name: withdraw_offers(case_id)
-- Ends the open offers of a case; returns them.
UPDATE offer SET state = 'withdrawn' WHERE case_id = :case_id AND state = 'open'
RETURNING *;

-- name: add_claim(case_id, person_id, squad, door_code, claimed_at)^
-- Takes the case, unless somebody holds it: then no row comes back. Wrong tries at this door go on
-- being counted, unless the same person was let in since.
INSERT INTO claim (case_id, person_id, squad, door_code, claimed_at, wrong_tries)
VALUES (:case_id, :person_id, :squad, :door_code, :claimed_at, COALESCE((
    SELECT CASE WHEN earlier.arrived_at IS NULL THEN earlier.wrong_tries ELSE 0 END
    FROM claim AS earlier
    WHERE earlier.case_id = :case_id AND earlier.person_id = :person_id
    ORDER BY earlier.id DESC LIMIT 1), 0))
ON CONFLICT DO NOTHING
RETURNING *;

-- name: live_claim(case_id)^
-- Who comes, if somebody does.
SELECT * FROM claim WHERE case_id = :case_id AND live = 1;

-- name: last_claim(case_id)^
-- The newest claim, live or ended.
SELECT * FROM claim WHERE case_id = :case_id ORDER BY id DESC LIMIT 1;

-- name: claims_of(person_id)
-- What a member has taken on, the oldest first.
SELECT * FROM claim WHERE person_id = :person_id AND live = 1 ORDER BY id;

-- name: end_claim(id, ended_at)!
-- Nobody comes by this claim any more.
UPDATE claim SET live = 0, ended_at = :ended_at WHERE id = :id;

-- name: renew_claim(id, door_code)!
-- The same visitor at another time, behind another code. Wrong tries are counted on.
UPDATE claim SET door_code = :door_code, confirmed_at = NULL, on_the_way_at = NULL
WHERE id = :id;

-- name: unlock_claim(id, door_code)!
-- Staff know who is at the door: a new code, and three tries again.
UPDATE claim SET door_code = :door_code, wrong_tries = 0, locked = 0 WHERE id = :id;

-- name: count_wrong_try(id, locked)!
-- A wrong door code; the last allowed one locks it.
UPDATE claim SET wrong_tries = wrong_tries + 1, locked = :locked WHERE id = :id;

-- name: set_visit_confirmed(id, at)!
-- The visitor said the evening before that they will be there.
UPDATE claim SET confirmed_at = :at WHERE id = :id;

-- name: set_on_the_way(id, at)!
-- The visitor set out.
UPDATE claim SET on_the_way_at = :at WHERE id = :id;

-- name: set_arrived(id, at)!
-- The visitor is at the door.
UPDATE claim SET arrived_at = :at WHERE id = :id;

-- name: claim_by_id(id)^
-- One claim.
SELECT * FROM claim WHERE id = :id;

-- name: claims_of_case(case_id)
-- Every claim there ever was on a case.
SELECT * FROM claim WHERE case_id = :case_id ORDER BY id;
