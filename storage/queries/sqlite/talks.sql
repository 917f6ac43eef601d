-- name: lock_talk(id)^
-- A work is the only writer: reading is enough.
SELECT * FROM talk WHERE id = :id;
