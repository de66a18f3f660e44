/**
 * A capture can be a replay of another one, or come from a session file: then `original_at` is when it was received there
 * and `received_at` when it came here, so that rows stay in the order of that. What was sent again is kept with what was
 * captured and goes with it, whoever removes that.
 */
export const replays = /* sql */ `
ALTER TABLE capture ADD COLUMN replay_of TEXT;
ALTER TABLE capture ADD COLUMN original_at INTEGER;
CREATE TABLE replay (
  id          TEXT PRIMARY KEY,
  capture     TEXT NOT NULL,
  at          INTEGER NOT NULL,
  mode        TEXT NOT NULL,
  method      TEXT NOT NULL,
  url         TEXT NOT NULL,
  status      INTEGER,
  error       TEXT,
  duration_ms REAL NOT NULL,
  made        TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX replay_capture ON replay (capture, id);
CREATE TRIGGER replay_goes AFTER DELETE ON capture BEGIN
  DELETE FROM replay WHERE capture = OLD.id;
END;
`
