-- name: person_by_id(id)^
-- One person.
SELECT * FROM person WHERE id = :id;

-- name: person_by_telegram(telegram_id)^
-- The person behind a Telegram account.
SELECT * FROM person WHERE telegram_id = :telegram_id;

-- name: account(telegram_id)
-- The same, once for every role held now, at least once.
SELECT person.*, role_grant.role AS held_role, role_grant.place AS held_at
FROM person
LEFT JOIN role_grant ON role_grant.person_id = person.id AND role_grant.ended_at IS NULL
WHERE person.telegram_id = :telegram_id ORDER BY role_grant.id;

-- name: people_by_phone(phone_index)
-- People with this phone, by blind index.
SELECT * FROM person WHERE phone_index = :phone_index ORDER BY id LIMIT 10;

-- name: people_by_name(name_index)
-- People with this name, and people who ask for a relative with it, by blind index.
SELECT * FROM person WHERE name_index = :name_index
UNION
SELECT person.* FROM relative JOIN person ON person.id = relative.person_id
WHERE relative.name_index = :name_index
ORDER BY id LIMIT 500;

-- name: unreachable_in(community, limit)
-- People who blocked the chat and have an open case.
SELECT * FROM person WHERE community = :community AND reachable = 0
    AND EXISTS (SELECT 1 FROM cases WHERE cases.resident_id = person.id AND cases.is_open = 1)
ORDER BY id LIMIT :limit;

-- name: add_person(telegram_id, language, name, name_index, phone, phone_index, address, community, created_at)^
-- A new person; a Telegram account is one person for ever.
INSERT INTO person (telegram_id, language, name, name_index, phone, phone_index, address,
    community, created_at)
VALUES (:telegram_id, :language, :name, :name_index, :phone, :phone_index, :address,
    :community, :created_at)
ON CONFLICT (telegram_id) DO UPDATE SET language = person.language
RETURNING *;

-- name: set_language(id, language)!
-- The language in which the person is spoken to.
UPDATE person SET language = :language WHERE id = :id;

-- name: set_consent(id, version, at)!
-- Consent to a version of the privacy notice.
UPDATE person SET consent_version = :version, consent_at = :at WHERE id = :id;

-- name: set_community(id, community)!
-- Where the person lives.
UPDATE person SET community = :community WHERE id = :id;

-- name: set_details(id, name, name_index, phone, phone_index, address)!
-- What a person told us about themselves; NULL keeps what is there. Another phone is not proven.
UPDATE person SET
    name = COALESCE(:name, name),
    name_index = COALESCE(:name_index, name_index),
    phone = COALESCE(:phone, phone),
    phone_index = COALESCE(:phone_index, phone_index),
    address = COALESCE(:address, address),
    phone_proven_at = CASE WHEN COALESCE(:phone_index, phone_index) = phone_index
        THEN phone_proven_at END
WHERE id = :id;

-- name: prove_phone(id, phone, phone_index, at)!
-- A phone that is known to be this person's.
UPDATE person SET phone = :phone, phone_index = :phone_index, phone_proven_at = :at
WHERE id = :id;

-- name: unprove_phone(phone_index)!
-- A phone that somebody else has proven now.
UPDATE person SET phone_proven_at = NULL
WHERE phone_index = :phone_index AND phone_proven_at IS NOT NULL;

-- name: drop_address(id)!
-- An address that turned out to be somebody else's.
UPDATE person SET address = NULL WHERE id = :id;

-- name: set_reachable(id, reachable)!
-- Whether words can be sent in chat: 0 once they blocked the bot.
UPDATE person SET reachable = :reachable WHERE id = :id;

-- name: relatives_of(person_id)
-- Saved relatives, the newest last.
SELECT * FROM relative WHERE person_id = :person_id ORDER BY id LIMIT 20;

-- name: add_relative(person_id, name, name_index, kinship, phone, address, created_at)^
-- Somebody a person files cases for.
INSERT INTO relative (person_id, name, name_index, kinship, phone, address, created_at)
VALUES (:person_id, :name, :name_index, :kinship, :phone, :address, :created_at)
RETURNING *;

-- name: set_relative_details(id, phone, address)!
-- What was said about a relative in a newer request; NULL keeps what is there.
UPDATE relative SET phone = COALESCE(:phone, phone), address = COALESCE(:address, address)
WHERE id = :id;

-- name: grants_of(person_id)
-- Roles held now.
SELECT role, place FROM role_grant
WHERE person_id = :person_id AND ended_at IS NULL ORDER BY id;

-- name: add_grant(person_id, role, place, granted_at)!
-- Gives a role; given twice, it is held once.
INSERT INTO role_grant (person_id, role, place, granted_at)
VALUES (:person_id, :role, :place, :granted_at)
ON CONFLICT DO NOTHING;

-- name: end_grant(person_id, role, place, at)^
-- The grant's id if this call ended it.
UPDATE role_grant SET ended_at = :at
WHERE person_id = :person_id AND role = :role AND place = :place AND ended_at IS NULL
RETURNING id;

-- name: count_holders(place, role)^
-- How many hold a role at a place or in a squad.
SELECT count(*) AS count FROM role_grant
WHERE place = :place AND role = :role AND ended_at IS NULL;

-- name: holders_page(place, role, start, limit)
-- Some of those who hold a role at a place or in a squad, the longest first.
SELECT person.* FROM role_grant JOIN person ON person.id = role_grant.person_id
WHERE role_grant.place = :place AND role_grant.role = :role AND role_grant.ended_at IS NULL
ORDER BY role_grant.id LIMIT :limit OFFSET :start;

-- name: led_squads()
-- Squads that have a leader.
SELECT DISTINCT place FROM role_grant WHERE role = 'squad_leader' AND ended_at IS NULL;

-- name: holders_of(place, role)
-- Who holds a role at a place or in a squad.
SELECT person.* FROM role_grant JOIN person ON person.id = role_grant.person_id
WHERE role_grant.place = :place AND role_grant.role = :role AND role_grant.ended_at IS NULL
ORDER BY role_grant.id;

-- name: spend_invite(nonce, person_id, spent_at)^
-- The nonce if this call spent it, nothing if it was spent before.
INSERT INTO invite_spent (nonce, person_id, spent_at) VALUES (:nonce, :person_id, :spent_at)
ON CONFLICT DO NOTHING
RETURNING nonce;
