-- name: lock_case(id)^
-- Other workers wait here until this work has ended.
SELECT * FROM cases WHERE id = :id FOR UPDATE;

-- name: open_outlines(communities, squads)
-- Open cases of some communities, and those of some squads, without what is sealed in them.
SELECT id, community, squad, state, rung, day, wish_day, next_word_at, limit_left, limit_since
FROM cases WHERE is_open = 1
    AND community = ANY (ARRAY(SELECT json_array_elements_text(CAST(:communities AS JSON))))
UNION
SELECT id, community, squad, state, rung, day, wish_day, next_word_at, limit_left, limit_since
FROM cases WHERE is_open = 1
    AND squad = ANY (ARRAY(SELECT json_array_elements_text(CAST(:squads AS JSON))));

-- name: cases_by_ids(ids)
-- Several cases.
SELECT * FROM cases
WHERE id = ANY (ARRAY(SELECT value::BIGINT FROM json_array_elements_text(CAST(:ids AS JSON))));
