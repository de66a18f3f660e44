/**
 * A capture can be pinned, coloured and noted. `capture_facts` holds all that lists are filtered by, so that none of them
 * reads the captures; the texts of captures are in tables of their own (`capture_text_…`), which are made and filled as
 * captures come, and for those that are there already in the background.
 */
export const captureSearch = /* sql */ `
ALTER TABLE capture ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE capture ADD COLUMN colour TEXT;
ALTER TABLE capture ADD COLUMN note TEXT NOT NULL DEFAULT '';
DROP INDEX capture_inbox;
CREATE INDEX capture_facts ON capture (inbox, seq, method, response_status, result, code, event_type, pinned, colour,
  body_size, received_at);
CREATE INDEX capture_noted ON capture (seq) WHERE note <> '';

ALTER TABLE inbox ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inbox ADD COLUMN loose_bytes INTEGER NOT NULL DEFAULT 0; -- of captures that are not pinned
UPDATE inbox SET loose_bytes = (SELECT ifnull(sum(body_size), 0) FROM capture WHERE inbox = number);

CREATE TABLE capture_text_part (
  part INTEGER PRIMARY KEY,
  upto INTEGER NOT NULL,
  docs INTEGER NOT NULL,
  dead INTEGER NOT NULL
) STRICT;
`
