-- Whom to ask is found among the members of each community who were asked longest ago, without
-- looking at the others.

ALTER TABLE member ADD COLUMN community TEXT NOT NULL DEFAULT '';
UPDATE member SET community = COALESCE(
    (SELECT person.community FROM person WHERE person.id = member.person_id), ''
);
CREATE INDEX member_rested ON member (squad, community, COALESCE(last_offered_at, 0), person_id)
    WHERE on_duty = 1;
