-- Originals that changed hands. What they were is encrypted ($blob).

CREATE TABLE receipt (
    id $id,
    case_id $bigint NOT NULL REFERENCES cases (id),
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('taken', 'returned')),
    holder $bigint NOT NULL REFERENCES person (id),
    things $blob NOT NULL,
    at $bigint NOT NULL,
    answer TEXT CHECK (answer IN ('agreed', 'disputed'))
) $strict;
CREATE INDEX receipt_case ON receipt (case_id, id);
