-- When the sweep last ran: it forgets only what two nights agree is old enough.

CREATE TABLE sweep_night (
    id $id,
    at $bigint NOT NULL
) $strict;
