-- What was cried of danger. An alarm that is told at once has no `loud_id`; what follows within
-- its cool-down counts towards it: the same words in `times`, others in a row of their own.

CREATE TABLE alarm (
    id $id,
    loud_id $bigint REFERENCES alarm (id),
    account $bigint NOT NULL,
    person_id $bigint REFERENCES person (id),
    chat_id $bigint NOT NULL,
    community TEXT NOT NULL,
    call TEXT NOT NULL,
    words $blob,
    times $bigint NOT NULL DEFAULT 1,
    at $bigint NOT NULL,
    last_at $bigint NOT NULL
) $strict;
CREATE INDEX alarm_chat ON alarm (chat_id, at) WHERE loud_id IS NULL;
CREATE INDEX alarm_account ON alarm (account, at);
CREATE INDEX alarm_loud ON alarm (loud_id, id);
CREATE INDEX alarm_at ON alarm (at);
