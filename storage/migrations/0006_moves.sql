-- Moves that wait for the other side, visits in vain, and who decided that a case is not solved.

CREATE TABLE proposal (
    id $id,
    case_id $bigint NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL,
    side TEXT NOT NULL,
    by_person $bigint NOT NULL REFERENCES person (id),
    to_person $bigint NOT NULL REFERENCES person (id),
    day TEXT,
    slot TEXT,
    state TEXT NOT NULL DEFAULT 'open',
    until_at $bigint NOT NULL,
    made_at $bigint NOT NULL
) $strict;
CREATE UNIQUE INDEX proposal_open ON proposal (case_id, kind) WHERE state = 'open';

CREATE TABLE no_show (
    id $id,
    case_id $bigint NOT NULL REFERENCES cases (id),
    person_id $bigint NOT NULL REFERENCES person (id),
    side TEXT NOT NULL,
    at $bigint NOT NULL
) $strict;
CREATE INDEX no_show_person ON no_show (person_id, side, at);

ALTER TABLE cases ADD COLUMN decided_by $bigint;
ALTER TABLE cases ADD COLUMN decision $blob;
