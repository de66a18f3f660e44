export const appLog = /* sql */ `
CREATE TABLE app_log (
  seq     INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  level   TEXT NOT NULL,
  webhook TEXT,
  message TEXT NOT NULL
) STRICT;
`
