-- name: add_member(person_id, squad)!
-- Puts a person into a squad; a second time changes nothing.
INSERT INTO member (person_id, squad, community)
SELECT id, CAST(:squad AS TEXT), COALESCE(community, '') FROM person WHERE id = :person_id
ON CONFLICT DO NOTHING;

-- name: leave_squad(person_id, squad)!
-- Takes a person out of one squad.
DELETE FROM member WHERE person_id = :person_id AND squad = :squad;

-- name: move_member(person_id, community)!
-- The community where a member lives, in every squad.
UPDATE member SET community = :community WHERE person_id = :person_id;

-- name: homes_of_squad(squad)
-- The communities where those on duty live, found by stepping from one to the next.
WITH RECURSIVE home (id) AS (
    SELECT MIN(community) FROM member WHERE squad = :squad AND on_duty = 1
    UNION ALL
    SELECT (SELECT MIN(community) FROM member
        WHERE squad = :squad AND on_duty = 1 AND community > home.id)
    FROM home WHERE home.id IS NOT NULL
)
SELECT id FROM home WHERE id IS NOT NULL;

-- name: rested_members(squad, community, day, offered_at, person_id, batch)
-- Those on duty in one community who were asked longest ago, after the one given.
SELECT member.person_id, absent_until, skills, daily_limit, last_offered_at,
    (SELECT count(*) FROM claim JOIN cases ON cases.id = claim.case_id
        WHERE claim.person_id = member.person_id AND claim.live = 1 AND cases.day = :day)
        AS claims_that_day
FROM member
WHERE squad = :squad AND community = :community AND on_duty = 1
    AND (COALESCE(last_offered_at, 0), member.person_id) > (:offered_at, :person_id)
ORDER BY COALESCE(last_offered_at, 0), member.person_id LIMIT :batch;

-- name: members_of(squad, day)
-- Everybody in a squad with their live claims, and those of one day.
SELECT member.*, person.name,
    (SELECT count(*) FROM claim WHERE claim.person_id = member.person_id AND claim.live = 1)
        AS live_claims,
    (SELECT count(*) FROM claim JOIN cases ON cases.id = claim.case_id
        WHERE claim.person_id = member.person_id AND claim.live = 1 AND cases.day = :day)
        AS claims_that_day
FROM member JOIN person ON person.id = member.person_id
WHERE member.squad = :squad
ORDER BY member.person_id;

-- name: some_members_of(squad, day, limit, offset)
-- A part of a squad, those on duty first, with their live claims and those of one day.
SELECT member.*, person.name,
    (SELECT count(*) FROM claim WHERE claim.person_id = member.person_id AND claim.live = 1)
        AS live_claims,
    (SELECT count(*) FROM claim JOIN cases ON cases.id = claim.case_id
        WHERE claim.person_id = member.person_id AND claim.live = 1 AND cases.day = :day)
        AS claims_that_day
FROM member JOIN person ON person.id = member.person_id
WHERE member.squad = :squad
ORDER BY member.on_duty DESC, member.person_id LIMIT :limit OFFSET :offset;

-- name: size_of_squad(squad, now)^
-- How many are in a squad, and how many of them are on duty and not away.
SELECT count(*) AS members, CAST(COALESCE(sum(CASE
    WHEN on_duty = 1 AND COALESCE(absent_until, 0) <= :now THEN 1 ELSE 0 END), 0) AS BIGINT)
    AS on_duty
FROM member WHERE squad = :squad;

-- name: set_offered(person_id, squad, at)!
-- When the member was last asked, for fairness.
UPDATE member SET last_offered_at = :at WHERE person_id = :person_id AND squad = :squad;

-- name: memberships_of(person_id)
-- The squads somebody is in.
SELECT squad FROM member WHERE person_id = :person_id ORDER BY squad;

-- name: absent_until(person_id)^
-- Until when somebody is away.
SELECT MAX(absent_until) AS absent_until FROM member WHERE person_id = :person_id;

-- name: set_on_duty(person_id, on_duty)!
-- On or off duty, in every squad; coming on duty ends an absence.
UPDATE member SET on_duty = :on_duty, absent_until = NULL WHERE person_id = :person_id;

-- name: set_absent(person_id, until)!
-- Away until an instant, in every squad.
UPDATE member SET absent_until = :until WHERE person_id = :person_id;

-- name: set_daily_limit(person_id, daily_limit)!
-- How many visits a day are welcome.
UPDATE member SET daily_limit = :daily_limit WHERE person_id = :person_id;

-- name: link_group(squad, chat_id, person_id, at)!
-- The group that shows a squad's open tasks; a new link takes the place of the old one.
INSERT INTO squad_group (squad, chat_id, linked_by, linked_at)
VALUES (:squad, :chat_id, :person_id, :at)
ON CONFLICT (squad) DO UPDATE
SET chat_id = excluded.chat_id, linked_by = excluded.linked_by, linked_at = excluded.linked_at;

-- name: unlink_chat(chat_id)!
-- The group shows nothing any more.
DELETE FROM squad_group WHERE chat_id = :chat_id;

-- name: group_of(squad)^
-- Where a squad's open tasks are shown.
SELECT chat_id FROM squad_group WHERE squad = :squad;

-- name: squad_of_group(chat_id)^
-- Whose open tasks a group shows.
SELECT squad FROM squad_group WHERE chat_id = :chat_id;

-- name: move_group(chat_id, new_chat_id)!
-- A group became a supergroup and has another id.
UPDATE squad_group SET chat_id = :new_chat_id WHERE chat_id = :chat_id;

-- name: add_application(person_id, squad, applied_at)^
-- Somebody wants to join; asked twice, it is one application.
INSERT INTO application (person_id, squad, applied_at) VALUES (:person_id, :squad, :applied_at)
ON CONFLICT DO NOTHING
RETURNING *;

-- name: application_by_id(id)^
-- One application.
SELECT * FROM application WHERE id = :id;

-- name: decide_application(id, state, decided_by, decided_at)^
-- The application's id if this call decided it.
UPDATE application SET state = :state, decided_by = :decided_by, decided_at = :decided_at
WHERE id = :id AND state = 'open'
RETURNING id;

-- name: everybody_with_points_since(since, until)
-- Who earned how much in a span of time.
SELECT person_id, CAST(sum(credits) AS BIGINT) AS credits FROM points
WHERE at >= :since AND at < :until GROUP BY person_id ORDER BY person_id;

-- name: visitors_on(day)
-- Who has visits on a day.
SELECT DISTINCT claim.person_id FROM cases JOIN claim ON claim.case_id = cases.id
WHERE cases.day = :day AND cases.is_open = 1 AND claim.live = 1 ORDER BY claim.person_id;
