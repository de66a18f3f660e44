export const eventTypes = /* sql */ `
CREATE TABLE event_type (
  name       TEXT PRIMARY KEY,
  definition TEXT NOT NULL,                 -- JSON: description, systems, schema, examples
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
`
