-- The machinery around the stories: what came in, what goes out, what is due, open forms.
-- $id, $bigint, $flag, $blob and $strict are filled in per engine.

CREATE TABLE inbox (
    seq $id,
    update_id $bigint NOT NULL UNIQUE,
    chat_id $bigint NOT NULL,
    raw $blob,
    received_at $bigint NOT NULL,
    attempts $bigint NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dead')),
    error TEXT,
    finished_at $bigint
) $strict;
CREATE INDEX inbox_open ON inbox (seq) WHERE state = 'open';
CREATE INDEX inbox_open_chat ON inbox (chat_id, seq) WHERE state = 'open';
CREATE INDEX inbox_dead ON inbox (seq) WHERE state = 'dead';
CREATE INDEX inbox_done ON inbox (finished_at) WHERE state = 'done';

CREATE TABLE card (
    chat_id $bigint NOT NULL,
    key TEXT NOT NULL,
    message_id $bigint,
    version $bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (chat_id, key)
) $strict;
CREATE INDEX card_key ON card (key);

CREATE TABLE outbox (
    id $id,
    chat_id $bigint NOT NULL,
    person_id $bigint,
    case_id $bigint,
    lane TEXT NOT NULL CHECK (lane IN ('talk', 'bulk', 'answer')),
    priority $bigint NOT NULL DEFAULT 0,
    method TEXT NOT NULL,
    payload $blob,
    card TEXT,
    edits $flag NOT NULL DEFAULT 0 CHECK (edits IN (0, 1)),
    state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'dead')),
    attempts $bigint NOT NULL DEFAULT 0,
    not_before $bigint NOT NULL,
    created_at $bigint NOT NULL,
    sent_at $bigint,
    message_id $bigint,
    error TEXT,
    CHECK (edits = 0 OR card IS NOT NULL)
) $strict;
CREATE INDEX outbox_queued ON outbox (lane, priority, id) WHERE state = 'queued';
CREATE INDEX outbox_live ON outbox (chat_id, lane, id) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_live_card ON outbox (chat_id, card, id)
    WHERE state IN ('queued', 'sending') AND card IS NOT NULL;
CREATE INDEX outbox_sending ON outbox (chat_id) WHERE state = 'sending';
CREATE INDEX outbox_dead ON outbox (id) WHERE state = 'dead';
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE state = 'sent';

CREATE TABLE send_time (
    id $id,
    chat_id $bigint NOT NULL,
    is_group $flag NOT NULL CHECK (is_group IN (0, 1)),
    sent_at $bigint NOT NULL
) $strict;
CREATE INDEX send_time_at ON send_time (sent_at);

CREATE TABLE due (
    id $id,
    kind TEXT NOT NULL,
    subject $bigint NOT NULL,
    slot TEXT NOT NULL DEFAULT '',
    due_at $bigint NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'cancelled')),
    done_at $bigint,
    UNIQUE (kind, subject, slot)
) $strict;
CREATE INDEX due_open ON due (due_at, id) WHERE state = 'open';
CREATE INDEX due_closed ON due (done_at) WHERE state <> 'open';

CREATE TABLE dialog (
    id $id,
    person_id $bigint NOT NULL,
    form TEXT NOT NULL,
    form_version $bigint NOT NULL,
    step TEXT,
    answers $blob NOT NULL,
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'parked')),
    version $bigint NOT NULL DEFAULT 1,
    started_at $bigint NOT NULL,
    touched_at $bigint NOT NULL
) $strict;
CREATE UNIQUE INDEX dialog_one_active ON dialog (person_id) WHERE state = 'active';
CREATE INDEX dialog_person ON dialog (person_id, touched_at);
