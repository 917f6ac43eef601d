-- name: add_invite(nonce, role, place, made_by, made_at, expires_at)!
-- An invite that somebody of the staff, or a leader, has made.
INSERT INTO invite (nonce, role, place, made_by, made_at, expires_at)
VALUES (:nonce, :role, :place, :made_by, :made_at, :expires_at);

-- name: open_invites(now)
-- Invites that can still be used, those that lapse first before.
SELECT * FROM invite
WHERE expires_at > :now AND revoked_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM invite_spent WHERE invite_spent.nonce = invite.nonce)
ORDER BY expires_at;

-- name: open_invites_by(made_by, now)
-- Invites that somebody made and that can still be used.
SELECT * FROM invite
WHERE made_by = :made_by AND expires_at > :now AND revoked_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM invite_spent WHERE invite_spent.nonce = invite.nonce)
ORDER BY expires_at;

-- name: invite_by_nonce(nonce)^
-- One invite; those of the command line are in no list.
SELECT * FROM invite WHERE nonce = :nonce;

-- name: revoke_invite(nonce, by, at)^
-- The nonce if this call took the invite back.
UPDATE invite SET revoked_by = :by, revoked_at = :at WHERE nonce = :nonce AND revoked_at IS NULL
RETURNING nonce;
