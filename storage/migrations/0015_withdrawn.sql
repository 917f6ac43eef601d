-- A message that gives away a name, an address or a door code knows the claim under which it may,
-- and is taken back unsent when that claim ends or gets another code.

ALTER TABLE outbox ADD COLUMN claim_id $bigint;
ALTER TABLE outbox ADD COLUMN withdrawn $flag NOT NULL DEFAULT 0;
CREATE INDEX outbox_of_claim ON outbox (claim_id)
WHERE claim_id IS NOT NULL AND state IN ('queued', 'sending');
