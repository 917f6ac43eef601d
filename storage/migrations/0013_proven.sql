-- Whose phone is proven to be theirs, requests that went to an account before that was asked for,
-- and invites that can be taken back.

ALTER TABLE person ADD COLUMN phone_proven_at $bigint;

CREATE TABLE joined_unproven (
    case_id $bigint PRIMARY KEY REFERENCES cases (id),
    person_id $bigint NOT NULL REFERENCES person (id),
    settled_by $bigint,
    settled_at $bigint
) $strict;
CREATE INDEX joined_unproven_person ON joined_unproven (person_id);

INSERT INTO joined_unproven (case_id, person_id)
SELECT cases.id, cases.resident_id FROM cases JOIN person ON person.id = cases.resident_id
WHERE cases.channel <> 'chat' AND cases.filed_by <> cases.resident_id
    AND person.telegram_id IS NOT NULL AND cases.forgotten_at IS NULL;

CREATE TABLE invite (
    nonce TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    place TEXT NOT NULL,
    made_by $bigint NOT NULL REFERENCES person (id),
    made_at $bigint NOT NULL,
    expires_at $bigint NOT NULL,
    revoked_by $bigint,
    revoked_at $bigint
) $strict;
CREATE INDEX invite_place ON invite (place, expires_at) WHERE revoked_at IS NULL;
CREATE INDEX invite_maker ON invite (made_by) WHERE revoked_at IS NULL;
