-- Names are found as wholes by a keyed blind index; what has been seen of trouble is remembered.

ALTER TABLE person ADD COLUMN name_index TEXT;
CREATE INDEX person_name ON person (name_index);
ALTER TABLE relative ADD COLUMN name_index TEXT;
CREATE INDEX relative_name ON relative (name_index);
CREATE INDEX person_unreachable ON person (community) WHERE reachable = 0;
