-- What fell due and could not be done: how often, why, and since when, so that it outlives a
-- restart and staff can see it.

ALTER TABLE due ADD COLUMN failures $bigint NOT NULL DEFAULT 0;
ALTER TABLE due ADD COLUMN error TEXT;
ALTER TABLE due ADD COLUMN failing_since $bigint;
CREATE INDEX due_failing ON due (id) WHERE state = 'open' AND failures > 0;
