-- name: joined_unproven(case_id)^
-- Whether a request went to an account by name and number alone, and nobody has looked at it yet.
SELECT case_id FROM joined_unproven WHERE case_id = :case_id AND settled_at IS NULL;

-- name: joined_in(community, limit)
-- Such requests of a community, the newest first.
SELECT cases.* FROM joined_unproven JOIN cases ON cases.id = joined_unproven.case_id
WHERE joined_unproven.settled_at IS NULL AND joined_unproven.community = :community
    AND cases.forgotten_at IS NULL
ORDER BY joined_unproven.case_id DESC LIMIT :limit;

-- name: settle_joined(case_id, by, at)^
-- The request's id if this call settled whose it is.
UPDATE joined_unproven SET settled_by = :by, settled_at = :at
WHERE case_id = :case_id AND settled_at IS NULL
RETURNING case_id;

-- name: settle_joined_of(person_id, by, at)!
-- The account's phone is proven: its requests are its own.
UPDATE joined_unproven SET settled_by = :by, settled_at = :at
WHERE person_id = :person_id AND settled_at IS NULL;

-- name: set_resident(id, resident_id)!
-- Whose request it is.
UPDATE cases SET resident_id = :resident_id WHERE id = :id;
