-- name: add_receipt(case_id, number, kind, holder, things, at)^
-- Something changed hands.
INSERT INTO receipt (case_id, number, kind, holder, things, at)
VALUES (:case_id, :number, :kind, :holder, :things, :at)
RETURNING *;

-- name: receipt_by_id(id)^
-- One receipt.
SELECT * FROM receipt WHERE id = :id;

-- name: receipts_of(case_id)
-- The receipts of a case, the oldest first.
SELECT * FROM receipt WHERE case_id = :case_id ORDER BY id LIMIT 100;

-- name: answer_receipt(id, answer)^
-- What the resident says to it, once: an id, or nothing if they had answered.
UPDATE receipt SET answer = :answer WHERE id = :id AND answer IS NULL
RETURNING id;
