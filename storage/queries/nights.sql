-- name: last_nights(batch)
-- When the last sweeps ran, the latest first.
SELECT at FROM sweep_night ORDER BY id DESC LIMIT :batch;

-- name: put_night(at)!
-- A sweep runs now.
INSERT INTO sweep_night (at) VALUES (:at);

-- name: drop_old_nights(kept)!
-- Only the last few are looked at.
DELETE FROM sweep_night
WHERE id NOT IN (SELECT id FROM sweep_night ORDER BY id DESC LIMIT :kept);
