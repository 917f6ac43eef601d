-- name: lock_case(id)^
-- A work is the only writer: reading is enough.
SELECT * FROM cases WHERE id = :id;

-- name: open_outlines(communities, squads)
-- Open cases of some communities, and those of some squads, without what is sealed in them.
SELECT id, community, squad, state, rung, day, wish_day, next_word_at, limit_left, limit_since
FROM cases WHERE is_open = 1 AND community IN (SELECT value FROM json_each(:communities))
UNION
SELECT id, community, squad, state, rung, day, wish_day, next_word_at, limit_left, limit_since
FROM cases WHERE is_open = 1 AND squad IN (SELECT value FROM json_each(:squads));

-- name: cases_by_ids(ids)
-- Several cases.
SELECT * FROM cases WHERE id IN (SELECT value FROM json_each(:ids));
