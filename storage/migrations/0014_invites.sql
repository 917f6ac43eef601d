-- Invites can be listed and taken back; whoever loses a role has their talks handed over.

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
CREATE INDEX invite_open ON invite (expires_at) WHERE revoked_at IS NULL;
CREATE INDEX invite_maker ON invite (made_by, expires_at) WHERE revoked_at IS NULL;
CREATE INDEX talk_put_to ON talk (other_id, id) WHERE state <> 'ended';
