-- name: glance()^
-- How much is open, waiting or given up, each counted through the index of the open rows.
SELECT
    (SELECT COUNT(*) FROM cases WHERE is_open = 1) AS cases_open,
    (SELECT COUNT(*) FROM inbox WHERE state = 'open') AS inbox_open,
    (SELECT COUNT(*) FROM inbox WHERE state = 'dead') AS inbox_dead,
    (SELECT COUNT(*) FROM outbox WHERE state = 'queued') AS outbox_queued,
    (SELECT COUNT(*) FROM outbox WHERE state = 'sending') AS outbox_sending,
    (SELECT COUNT(*) FROM outbox WHERE state = 'dead') AS outbox_dead,
    (SELECT COUNT(*) FROM due WHERE state = 'open') AS due_open,
    (SELECT MIN(due_at) FROM due WHERE state = 'open') AS next_due_at;
