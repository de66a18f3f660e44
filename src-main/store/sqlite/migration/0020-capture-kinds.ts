/**
 * A capture says what it is: a request, or what came in the place of one, and then the cause. The index that lists are read
 * off has it, too.
 */
export const captureKinds = /* sql */ `
ALTER TABLE capture ADD COLUMN kind TEXT NOT NULL DEFAULT 'request';
ALTER TABLE capture ADD COLUMN cause TEXT;
UPDATE capture SET kind = 'malformed', cause = reason
WHERE inbox = (SELECT number FROM inbox WHERE name = 'malformed') AND (method = '?' OR method = 'CONNECT');
DROP INDEX capture_facts;
CREATE INDEX capture_facts ON capture (inbox, seq, kind, method, response_status, result, code, event_type, pinned, colour,
  body_size, received_at);
`
