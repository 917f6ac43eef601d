-- A resident may be in several talks at once: with the duty person and with visitors.
CREATE INDEX talk_resident ON talk (resident_id, id) WHERE state <> 'ended';
