-- name: lock_case(id)^
-- Other workers wait here until this work has ended.
SELECT * FROM cases WHERE id = :id FOR UPDATE;
