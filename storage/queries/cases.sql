-- name: next_sequence(year)^
-- The next case number of a year; numbers are never given twice.
INSERT INTO case_counter (year, last) VALUES (:year, 1)
ON CONFLICT (year) DO UPDATE SET last = case_counter.last + 1
RETURNING last;

-- name: add_case(number, item, mode, community, state, rung, squad, resident_id, filed_by, channel, subject, address_index, answers, wish_day, wish_slot, next_word_at, created_at)^
-- A new case.
INSERT INTO cases (number, item, mode, community, state, rung, squad, resident_id, filed_by,
    channel, subject, address_index, answers, wish_day, wish_slot, next_word_at, created_at)
VALUES (:number, :item, :mode, :community, :state, :rung, :squad, :resident_id, :filed_by,
    :channel, :subject, :address_index, :answers, :wish_day, :wish_slot, :next_word_at, :created_at)
RETURNING *;

-- name: case_by_id(id)^
-- One case.
SELECT * FROM cases WHERE id = :id;

-- name: case_by_number(number)^
-- The case that somebody reads out.
SELECT * FROM cases WHERE number = :number;

-- name: cases_of_resident(resident_id, limit)
-- A resident's cases, the newest first.
SELECT * FROM cases WHERE resident_id = :resident_id ORDER BY id DESC LIMIT :limit;

-- name: count_open_of(resident_id)^
-- How many open cases a resident has.
SELECT COUNT(*) AS open FROM cases WHERE resident_id = :resident_id AND is_open = 1;

-- name: count_open_at(address_index, community)^
-- How many open cases there are for an address, by blind index.
SELECT COUNT(*) AS open FROM cases
WHERE address_index = :address_index AND community = :community AND is_open = 1;

-- name: set_case_state(id, state, is_open, closed_at)!
-- Moves a case; a final state takes it off the open ones.
UPDATE cases SET state = :state, is_open = :is_open, closed_at = :closed_at WHERE id = :id;

-- name: set_case_rung(id, rung, squad)!
-- Who is being asked now.
UPDATE cases SET rung = :rung, squad = :squad WHERE id = :id;

-- name: set_appointment(id, day, slot)!
-- The wish became an appointment, or is a wish again.
UPDATE cases SET day = :day, slot = :slot WHERE id = :id;

-- name: set_wish(id, wish_day, wish_slot)!
-- Another time is wished for, or was agreed on.
UPDATE cases SET wish_day = :wish_day, wish_slot = :wish_slot WHERE id = :id;

-- name: set_decision(id, decided_by, decision)!
-- Who decided that a case is closed and not solved, and why.
UPDATE cases SET decided_by = :decided_by, decision = :decision WHERE id = :id;

-- name: set_next_word(id, at)!
-- By when the resident hears again.
UPDATE cases SET next_word_at = :at WHERE id = :id;

-- name: set_solved(id, solved)!
-- What the resident said at the end.
UPDATE cases SET solved = :solved WHERE id = :id;

-- name: set_rating(id, rating)^
-- The case's id if this call rated it; a case is rated once.
UPDATE cases SET rating = :rating WHERE id = :id AND rating IS NULL RETURNING id;
