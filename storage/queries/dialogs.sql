-- name: start_dialog(person_id, form, form_version, step, answers, now)^
-- Open a form; a second active one of the same person is refused by the index.
INSERT INTO dialog (person_id, form, form_version, step, answers, started_at, touched_at)
VALUES (:person_id, :form, :form_version, :step, :answers, :now, :now)
RETURNING id, person_id, form, form_version, step, answers, state, version, started_at, touched_at;

-- name: save_dialog(id, version, form_version, step, answers, state, now)^
-- Keep the answers given so far, unless somebody else has saved them since.
UPDATE dialog
SET form_version = :form_version, step = :step, answers = :answers, state = :state,
    version = version + 1, touched_at = :now
WHERE id = :id AND version = :version
RETURNING version;

-- name: active_dialog(person_id)^
-- The form a person is filling in now.
SELECT id, person_id, form, form_version, step, answers, state, version, started_at, touched_at
FROM dialog WHERE person_id = :person_id AND state = 'active';

-- name: dialogs_of(person_id)
-- Every unfinished form of a person, the one touched last first.
SELECT id, person_id, form, form_version, step, answers, state, version, started_at, touched_at
FROM dialog WHERE person_id = :person_id ORDER BY touched_at DESC, id DESC;

-- name: dialog_by_id(id)^
-- One unfinished form.
SELECT id, person_id, form, form_version, step, answers, state, version, started_at, touched_at
FROM dialog WHERE id = :id;

-- name: drop_dialog(id)!
-- A form is finished or dropped; its answers are gone from here.
DELETE FROM dialog WHERE id = :id;
