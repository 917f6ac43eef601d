-- name: duty_of(person_id)^
-- How somebody has switched themselves.
SELECT * FROM duty WHERE person_id = :person_id;

-- name: set_duty(person_id, state, until, changed_at)!
-- On duty by the hours, off duty, or on duty now until an instant.
INSERT INTO duty (person_id, state, until, changed_at)
VALUES (:person_id, :state, :until, :changed_at)
ON CONFLICT (person_id) DO UPDATE
SET state = excluded.state, until = excluded.until, changed_at = excluded.changed_at;
