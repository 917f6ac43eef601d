-- Whose phone is proven to be theirs, requests that went to an account before that was
-- asked for.

ALTER TABLE person ADD COLUMN phone_proven_at $bigint;

CREATE TABLE joined_unproven (
    case_id $bigint PRIMARY KEY REFERENCES cases (id),
    person_id $bigint NOT NULL REFERENCES person (id),
    community TEXT NOT NULL,
    settled_by $bigint,
    settled_at $bigint
) $strict;
CREATE INDEX joined_unproven_person ON joined_unproven (person_id);
CREATE INDEX joined_unproven_place ON joined_unproven (community, case_id)
    WHERE settled_at IS NULL;

INSERT INTO joined_unproven (case_id, person_id, community)
SELECT cases.id, cases.resident_id, cases.community
FROM cases JOIN person ON person.id = cases.resident_id
WHERE cases.channel <> 'chat' AND cases.filed_by <> cases.resident_id
    AND person.telegram_id IS NOT NULL AND cases.forgotten_at IS NULL;
