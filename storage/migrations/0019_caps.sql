-- Requests for one address are counted by a keyed digest of it; those filed before have none. Who
-- does not want to hear the other side of a visit any more.

ALTER TABLE cases ADD COLUMN address_index TEXT;
CREATE INDEX cases_open_address ON cases (address_index, community) WHERE is_open = 1;
CREATE INDEX cases_open_resident ON cases (resident_id) WHERE is_open = 1;

CREATE TABLE talk_block (
    claim_id $bigint NOT NULL REFERENCES claim (id),
    person_id $bigint NOT NULL REFERENCES person (id),
    at $bigint NOT NULL,
    PRIMARY KEY (claim_id, person_id)
) $strict;
