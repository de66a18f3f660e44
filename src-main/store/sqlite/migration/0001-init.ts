/**
 * Webhooks, inboxes, messages, deliveries are keyed by integers inside; the ids people see are made from them or
 * stand beside them. There are no foreign keys: every row is written by one thread in the commit that writes its
 * parent, and what belongs to a removed webhook or inbox is taken away in small steps (`purge`).
 */
export const init = /* sql */ `
CREATE TABLE webhook (
  number      INTEGER PRIMARY KEY AUTOINCREMENT,
  id          TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  url         TEXT NOT NULL,
  event_types TEXT NOT NULL,                -- JSON list
  enabled     INTEGER NOT NULL,
  disabled    TEXT,                         -- JSON: at, reason, by
  held        TEXT,                         -- why its lane waits
  profile     TEXT NOT NULL,
  settings    TEXT NOT NULL,                -- JSON
  secrets     TEXT NOT NULL,                -- sealed
  public_key  TEXT,
  created_at  INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL,
  queued      INTEGER NOT NULL DEFAULT 0,   -- how many deliveries are in each state
  scheduled   INTEGER NOT NULL DEFAULT 0,
  sent        INTEGER NOT NULL DEFAULT 0,
  failed      INTEGER NOT NULL DEFAULT 0,
  last_state  INTEGER,
  last_at     INTEGER
) STRICT;

CREATE TABLE message (
  seq        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  type       TEXT NOT NULL,
  timestamp  INTEGER NOT NULL,
  origin     TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX message_type ON message (type, seq);

-- Apart from the message, so that a search over ids and types does not read the bodies.
CREATE TABLE message_data (
  seq  INTEGER PRIMARY KEY,
  data TEXT NOT NULL
) STRICT;

CREATE TABLE skipped (
  message INTEGER NOT NULL,
  webhook INTEGER NOT NULL,
  reason  TEXT NOT NULL,
  PRIMARY KEY (message, webhook)
) STRICT, WITHOUT ROWID;
CREATE INDEX skipped_webhook ON skipped (webhook);

CREATE TABLE idempotency (
  key     TEXT NOT NULL PRIMARY KEY,
  message INTEGER NOT NULL,
  at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_at ON idempotency (at);

-- The queue and the log in one. Ids are given in the order of the messages, so id order is message order.
CREATE TABLE delivery (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  message       INTEGER NOT NULL,
  webhook       INTEGER NOT NULL,
  type          TEXT NOT NULL,
  state         INTEGER NOT NULL DEFAULT 0, -- 0 queued, 1 scheduled, 2 sent, 3 failed
  due           INTEGER NOT NULL,
  attempts      INTEGER NOT NULL DEFAULT 0,
  outcomes      TEXT NOT NULL DEFAULT '',   -- s or f for each attempt
  manual        INTEGER NOT NULL DEFAULT 0, -- the next attempt was asked for by a person
  test          INTEGER NOT NULL DEFAULT 0,
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  last_status   INTEGER,
  last_error    TEXT,
  last_duration REAL
) STRICT;
CREATE INDEX delivery_message ON delivery (message);
CREATE INDEX delivery_type ON delivery (type, id);
-- Both the order in which a lane sends first attempts and the pages of the log by webhook and state.
CREATE INDEX delivery_lane ON delivery (webhook, state, id);
CREATE INDEX delivery_due ON delivery (webhook, due, id) WHERE state = 1;

CREATE TABLE attempt (
  key                INTEGER PRIMARY KEY,   -- delivery << 16 | number
  at                 INTEGER NOT NULL,
  manual             INTEGER NOT NULL,
  success            INTEGER NOT NULL,
  method             TEXT NOT NULL,
  url                TEXT NOT NULL,
  request_headers    TEXT NOT NULL,
  request_body       TEXT,
  status             INTEGER,
  response_headers   TEXT,
  response_body      BLOB,
  response_truncated INTEGER NOT NULL,
  error_class        TEXT,
  error_message      TEXT,
  dns                REAL,
  connect            REAL,
  tls                REAL,
  first_byte         REAL,
  total              REAL NOT NULL
) STRICT;

CREATE TABLE inbox (
  number                INTEGER PRIMARY KEY AUTOINCREMENT,
  name                  TEXT NOT NULL UNIQUE,
  scheme                TEXT NOT NULL,
  secret                TEXT,               -- sealed
  response_status       INTEGER NOT NULL,
  response_content_type TEXT NOT NULL,
  response_body         TEXT NOT NULL,
  created_at            INTEGER NOT NULL,
  captures              INTEGER NOT NULL DEFAULT 0,
  last_capture_at       INTEGER
) STRICT;

CREATE TABLE capture (
  seq                   INTEGER PRIMARY KEY,
  id                    TEXT NOT NULL UNIQUE,
  inbox                 INTEGER NOT NULL,
  method                TEXT NOT NULL,
  target                TEXT NOT NULL,
  http_version          TEXT NOT NULL,
  secure                INTEGER NOT NULL,
  received_at           INTEGER NOT NULL,
  content_type          TEXT,
  event_type            TEXT,
  body_size             INTEGER NOT NULL,
  body_sha256           TEXT NOT NULL,
  truncated             INTEGER NOT NULL,
  scheme                TEXT NOT NULL,
  result                TEXT NOT NULL,
  reason                TEXT NOT NULL,
  response_status       INTEGER NOT NULL,
  raw_headers           TEXT NOT NULL,
  raw_trailers          TEXT NOT NULL,
  remote_address        TEXT NOT NULL,
  checks                TEXT NOT NULL,
  response_content_type TEXT NOT NULL,
  response_body         TEXT NOT NULL
) STRICT;
CREATE INDEX capture_inbox ON capture (inbox, seq);

-- Apart from the capture, so that lists do not read the bodies.
CREATE TABLE capture_body (
  seq  INTEGER PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;

-- Removed webhooks and inboxes whose rows are still to be taken away.
CREATE TABLE purge (
  kind   TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (kind, number)
) STRICT, WITHOUT ROWID;
`
