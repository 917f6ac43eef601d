-- name: held_in_squad(person_id, squad)^
-- A role held in a squad now. A work is the only writer: reading is enough.
SELECT id FROM role_grant
WHERE person_id = :person_id AND place = :squad AND ended_at IS NULL LIMIT 1;
