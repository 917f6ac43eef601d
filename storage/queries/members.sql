-- name: add_member(person_id, squad)!
-- Puts a person into a squad; a second time changes nothing.
INSERT INTO member (person_id, squad) VALUES (:person_id, :squad) ON CONFLICT DO NOTHING;

-- name: members_of(squad)
-- Everybody in a squad with their live claims.
SELECT member.*, person.name, person.community,
    (SELECT count(*) FROM claim WHERE claim.person_id = member.person_id AND claim.live = 1)
        AS live_claims
FROM member JOIN person ON person.id = member.person_id
WHERE member.squad = :squad
ORDER BY member.person_id;

-- name: set_offered(person_id, squad, at)!
-- When the member was last asked, for fairness.
UPDATE member SET last_offered_at = :at WHERE person_id = :person_id AND squad = :squad;
