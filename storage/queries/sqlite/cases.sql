-- name: lock_case(id)^
-- A work is the only writer: reading is enough.
SELECT * FROM cases WHERE id = :id;
