-- People, what they are, the cases and everything that hangs on them.
-- Names, phones, addresses, answers, door codes and words for calls are encrypted ($blob).

CREATE TABLE person (
    id $id,
    telegram_id $bigint UNIQUE,
    language TEXT NOT NULL,
    name $blob,
    phone $blob,
    phone_index TEXT,
    address $blob,
    community TEXT,
    consent_version $bigint,
    consent_at $bigint,
    reachable $bigint NOT NULL DEFAULT 1,
    created_at $bigint NOT NULL
) $strict;
CREATE INDEX person_phone ON person (phone_index);

CREATE TABLE relative (
    id $id,
    person_id $bigint NOT NULL REFERENCES person (id),
    name $blob NOT NULL,
    kinship TEXT NOT NULL,
    phone $blob,
    address $blob,
    created_at $bigint NOT NULL
) $strict;
CREATE INDEX relative_person ON relative (person_id);

CREATE TABLE role_grant (
    id $id,
    person_id $bigint NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    place TEXT NOT NULL,
    granted_at $bigint NOT NULL,
    ended_at $bigint
) $strict;
CREATE UNIQUE INDEX role_grant_live ON role_grant (person_id, role, place) WHERE ended_at IS NULL;
CREATE INDEX role_grant_place ON role_grant (place, role) WHERE ended_at IS NULL;

CREATE TABLE invite_spent (
    nonce TEXT PRIMARY KEY,
    person_id $bigint NOT NULL REFERENCES person (id),
    spent_at $bigint NOT NULL
) $strict;

CREATE TABLE member (
    person_id $bigint NOT NULL REFERENCES person (id),
    squad TEXT NOT NULL,
    on_duty $bigint NOT NULL DEFAULT 1,
    absent_until $bigint,
    skills TEXT NOT NULL DEFAULT '[]',
    daily_limit $bigint NOT NULL DEFAULT 3,
    last_offered_at $bigint,
    PRIMARY KEY (squad, person_id)
) $strict;
CREATE INDEX member_person ON member (person_id);

CREATE TABLE case_counter (
    year $bigint PRIMARY KEY,
    last $bigint NOT NULL
) $strict;

CREATE TABLE cases (
    id $id,
    number TEXT NOT NULL UNIQUE,
    item TEXT NOT NULL,
    mode TEXT NOT NULL,
    community TEXT NOT NULL,
    state TEXT NOT NULL,
    rung TEXT NOT NULL,
    squad TEXT,
    resident_id $bigint NOT NULL REFERENCES person (id),
    filed_by $bigint NOT NULL REFERENCES person (id),
    channel TEXT NOT NULL,
    subject $blob NOT NULL,
    answers $blob NOT NULL,
    wish_day TEXT NOT NULL,
    wish_slot TEXT NOT NULL,
    day TEXT,
    slot TEXT,
    is_open $bigint NOT NULL DEFAULT 1,
    next_word_at $bigint NOT NULL,
    created_at $bigint NOT NULL,
    closed_at $bigint,
    solved $bigint,
    rating $bigint
) $strict;
CREATE INDEX cases_open_place ON cases (community, next_word_at) WHERE is_open = 1;
CREATE INDEX cases_open_squad ON cases (squad, next_word_at) WHERE is_open = 1;
CREATE INDEX cases_resident ON cases (resident_id, id);

CREATE TABLE offer (
    id $id,
    case_id $bigint NOT NULL REFERENCES cases (id),
    person_id $bigint NOT NULL REFERENCES person (id),
    squad TEXT NOT NULL,
    state TEXT NOT NULL,
    offered_at $bigint NOT NULL
) $strict;
CREATE INDEX offer_case ON offer (case_id, id);
CREATE INDEX offer_person_open ON offer (person_id) WHERE state = 'open';

CREATE TABLE claim (
    id $id,
    case_id $bigint NOT NULL REFERENCES cases (id),
    person_id $bigint NOT NULL REFERENCES person (id),
    squad TEXT,
    live $bigint NOT NULL DEFAULT 1,
    door_code $blob NOT NULL,
    wrong_tries $bigint NOT NULL DEFAULT 0,
    locked $bigint NOT NULL DEFAULT 0,
    claimed_at $bigint NOT NULL,
    confirmed_at $bigint,
    on_the_way_at $bigint,
    arrived_at $bigint,
    ended_at $bigint
) $strict;
CREATE UNIQUE INDEX claim_live ON claim (case_id) WHERE live = 1;
CREATE INDEX claim_person_live ON claim (person_id) WHERE live = 1;
CREATE INDEX claim_case ON claim (case_id, id);

CREATE TABLE event (
    id $id,
    kind TEXT NOT NULL,
    case_id $bigint REFERENCES cases (id),
    by_person $bigint,
    at $bigint NOT NULL,
    data TEXT NOT NULL,
    source $bigint
) $strict;
CREATE INDEX event_case ON event (case_id, id);

CREATE TABLE points (
    id $id,
    person_id $bigint NOT NULL REFERENCES person (id),
    case_id $bigint NOT NULL REFERENCES cases (id),
    credits $bigint NOT NULL,
    reason TEXT NOT NULL,
    at $bigint NOT NULL
) $strict;
CREATE UNIQUE INDEX points_once ON points (person_id, case_id, reason);

CREATE TABLE call_task (
    id $id,
    case_id $bigint REFERENCES cases (id),
    person_id $bigint NOT NULL REFERENCES person (id),
    community TEXT NOT NULL,
    words $blob,
    deadline $bigint NOT NULL,
    state TEXT NOT NULL DEFAULT 'open',
    tries $bigint NOT NULL DEFAULT 0,
    created_at $bigint NOT NULL,
    done_at $bigint
) $strict;
CREATE INDEX call_task_open ON call_task (community, deadline) WHERE state = 'open';
CREATE INDEX call_task_person ON call_task (person_id, id);

CREATE TABLE note (
    id $id,
    case_id $bigint NOT NULL REFERENCES cases (id),
    person_id $bigint NOT NULL REFERENCES person (id),
    words $blob,
    photo $blob,
    at $bigint NOT NULL
) $strict;
CREATE INDEX note_case ON note (case_id, id);
