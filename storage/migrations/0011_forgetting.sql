-- People and cases whose personal part has gone, and the indexes by which old rows are found.

ALTER TABLE person ADD COLUMN forgotten_at $bigint;
ALTER TABLE cases ADD COLUMN forgotten_at $bigint;
CREATE INDEX person_known ON person (created_at) WHERE forgotten_at IS NULL;
CREATE INDEX cases_kept ON cases (closed_at) WHERE is_open = 0 AND forgotten_at IS NULL;
CREATE INDEX talk_of_resident ON talk (resident_id, id);
CREATE INDEX talk_line_at ON talk_line (at);
CREATE INDEX call_task_case ON call_task (case_id, id);
CREATE INDEX event_at ON event (at);
CREATE INDEX no_show_at ON no_show (at);
