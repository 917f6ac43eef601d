-- Talks of residents with the duty person or with a visitor, what is said, and who is on duty.
-- Words are encrypted. `other_id` is the visitor, or who of the staff is asked or has it.

CREATE TABLE duty (
    person_id $bigint PRIMARY KEY REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('on', 'off', 'extra')),
    until $bigint,
    changed_at $bigint NOT NULL
) $strict;

CREATE TABLE talk (
    id $id,
    kind TEXT NOT NULL CHECK (kind IN ('desk', 'visit')),
    resident_id $bigint NOT NULL REFERENCES person (id),
    other_id $bigint REFERENCES person (id),
    case_id $bigint REFERENCES cases (id),
    claim_id $bigint REFERENCES claim (id),
    community TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'open', 'ended')),
    tried TEXT NOT NULL DEFAULT '[]',
    deadline $bigint,
    answered_at $bigint,
    nudges $bigint NOT NULL DEFAULT 0,
    alerts $bigint NOT NULL DEFAULT 0,
    opened_at $bigint NOT NULL,
    ended_at $bigint
) $strict;
CREATE UNIQUE INDEX talk_one_desk ON talk (resident_id) WHERE kind = 'desk' AND state <> 'ended';
CREATE UNIQUE INDEX talk_one_visit ON talk (claim_id) WHERE kind = 'visit' AND state <> 'ended';
CREATE INDEX talk_waiting ON talk (community, id) WHERE state = 'waiting';
CREATE INDEX talk_open ON talk (other_id, id) WHERE state = 'open';
CREATE INDEX talk_case ON talk (case_id, id);

CREATE TABLE talk_line (
    id $id,
    talk_id $bigint NOT NULL REFERENCES talk (id),
    person_id $bigint NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    words $blob,
    message_id $bigint NOT NULL,
    at $bigint NOT NULL,
    source $bigint
) $strict;
CREATE INDEX talk_line_talk ON talk_line (talk_id, id);

-- Where what a person writes goes when it is neither a command nor an answer to a form.
CREATE TABLE talk_focus (
    person_id $bigint PRIMARY KEY REFERENCES person (id),
    talk_id $bigint NOT NULL REFERENCES talk (id)
) $strict;
CREATE INDEX talk_focus_talk ON talk_focus (talk_id);

-- A reply to a message of a talk goes into that talk.
CREATE INDEX card_message ON card (chat_id, message_id);
