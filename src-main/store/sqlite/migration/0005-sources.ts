/**
 * `options` is what belongs to the kind, as JSON. An entry is a file or folder of a watched folder; its number is the
 * asset in events and is never given twice. `source_event` holds events that are not messages yet: written in the commit
 * that changes the entries they tell of, taken away once they are published.
 */
export const sources = /* sql */ `
CREATE TABLE source (
  number        INTEGER PRIMARY KEY AUTOINCREMENT,
  id            TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL,
  kind          TEXT NOT NULL,
  enabled       INTEGER NOT NULL,
  options       TEXT NOT NULL,
  events        INTEGER NOT NULL DEFAULT 0,
  last_event_at INTEGER,
  created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE source_entry (
  asset    INTEGER PRIMARY KEY AUTOINCREMENT,
  source   INTEGER NOT NULL,
  path     TEXT NOT NULL,
  folder   INTEGER NOT NULL,
  identity TEXT NOT NULL,
  born     REAL NOT NULL,
  size     INTEGER NOT NULL,
  modified REAL NOT NULL
) STRICT;
CREATE INDEX source_entry_by_source ON source_entry (source, asset, folder);

CREATE TABLE source_event (
  seq     INTEGER PRIMARY KEY AUTOINCREMENT,
  source  INTEGER NOT NULL,
  message TEXT NOT NULL
) STRICT;
CREATE INDEX source_event_by_source ON source_event (source, seq);
`
