/** One row: the settings of the engine as JSON. */
export const settings = /* sql */ `
CREATE TABLE settings (
  one   INTEGER PRIMARY KEY CHECK (one = 1),
  value TEXT NOT NULL
) STRICT;
`
