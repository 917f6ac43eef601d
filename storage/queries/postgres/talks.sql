-- name: lock_talk(id)^
-- Other workers wait here until this work has ended.
SELECT * FROM talk WHERE id = :id FOR UPDATE;
