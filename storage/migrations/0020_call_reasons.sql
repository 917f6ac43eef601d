-- Why somebody is to be called, by the event behind it: with its reason a call goes.

ALTER TABLE call_task ADD COLUMN reason TEXT;
