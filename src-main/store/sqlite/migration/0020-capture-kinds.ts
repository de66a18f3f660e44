/**
 * What was no request that could be read has a row too, with its likely cause. There are few of them: the index holds them
 * alone.
 */
export const captureKinds = /* sql */ `
ALTER TABLE capture ADD COLUMN kind TEXT NOT NULL DEFAULT 'request';
ALTER TABLE capture ADD COLUMN cause TEXT;
UPDATE capture SET kind = 'malformed', cause = reason
  WHERE inbox = (SELECT number FROM inbox WHERE name = 'malformed') AND method = '?';
CREATE INDEX capture_odd ON capture (kind, seq) WHERE kind <> 'request';
`
