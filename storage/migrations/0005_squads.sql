-- Squads for every day: who is away, groups that show the open tasks, people who want to join;
-- promises counted, time limits that keep the time used.

CREATE TABLE squad_group (
    squad TEXT PRIMARY KEY,
    chat_id $bigint NOT NULL UNIQUE,
    linked_by $bigint NOT NULL REFERENCES person (id),
    linked_at $bigint NOT NULL
) $strict;

CREATE TABLE application (
    id $id,
    person_id $bigint NOT NULL REFERENCES person (id),
    squad TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open',
    applied_at $bigint NOT NULL,
    decided_by $bigint,
    decided_at $bigint
) $strict;
CREATE UNIQUE INDEX application_once ON application (person_id, squad) WHERE state = 'open';

CREATE TABLE promise (
    case_id $bigint NOT NULL REFERENCES cases (id),
    promised_for $bigint NOT NULL,
    met_at $bigint NOT NULL,
    kept $bigint NOT NULL,
    PRIMARY KEY (case_id, promised_for)
) $strict;
CREATE INDEX promise_met ON promise (met_at);

ALTER TABLE cases ADD COLUMN limit_left $bigint;
ALTER TABLE cases ADD COLUMN limit_since $bigint;
CREATE INDEX claim_live_person ON claim (person_id, case_id) WHERE live = 1;
CREATE INDEX cases_day ON cases (day) WHERE is_open = 1 AND day IS NOT NULL;
CREATE INDEX points_at ON points (at);
