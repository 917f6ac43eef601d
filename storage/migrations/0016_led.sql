-- The squads that have a leader are found without looking at every role.

CREATE INDEX role_grant_led ON role_grant (place)
    WHERE role = 'squad_leader' AND ended_at IS NULL;
