-- What was refused for now is found without looking at all that waits.

CREATE INDEX outbox_put_off ON outbox (not_before) WHERE state = 'queued' AND error IS NOT NULL;
