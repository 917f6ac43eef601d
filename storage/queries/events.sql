-- name: add_event(kind, case_id, by_person, at, data, source)^
-- What happened.
INSERT INTO event (kind, case_id, by_person, at, data, source)
VALUES (:kind, :case_id, :by_person, :at, :data, :source)
RETURNING id;

-- name: event_by_id(id)^
-- One event.
SELECT * FROM event WHERE id = :id;

-- name: events_of_case(case_id)
-- The timeline of a case.
SELECT * FROM event WHERE case_id = :case_id ORDER BY id;

-- name: last_waiting_word(resident_id)^
-- When a resident was last told, about any of their cases, that it is still not done.
SELECT event.at FROM event JOIN cases ON cases.id = event.case_id
WHERE cases.resident_id = :resident_id
    AND event.kind IN ('still_looking', 'still_waiting', 'words_due')
ORDER BY event.id DESC LIMIT 1;

-- name: add_points(person_id, case_id, credits, reason, at)^
-- Credits once per person, case and reason: an id, or nothing if they were there.
INSERT INTO points (person_id, case_id, credits, reason, at)
VALUES (:person_id, :case_id, :credits, :reason, :at)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: points_of(person_id)^
-- A member's credits so far.
SELECT CAST(COALESCE(sum(credits), 0) AS BIGINT) AS total FROM points WHERE person_id = :person_id;

-- name: add_note(case_id, person_id, words, photo, at)!
-- Words about a case.
INSERT INTO note (case_id, person_id, words, photo, at)
VALUES (:case_id, :person_id, :words, :photo, :at);

-- name: notes_of(case_id)
-- The notes of a case, the oldest first.
SELECT * FROM note WHERE case_id = :case_id ORDER BY id LIMIT 100;
