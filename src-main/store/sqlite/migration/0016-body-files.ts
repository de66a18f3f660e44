/**
 * A long body is a file beside the database, under the id of its capture; its row holds only the beginning of it. What is
 * removed is noted by a trigger, so that no way of removing captures can forget a file.
 */
export const bodyFiles = /* sql */ `
ALTER TABLE capture ADD COLUMN body_file INTEGER NOT NULL DEFAULT 0;
CREATE TABLE gone_body (id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TRIGGER capture_body_gone AFTER DELETE ON capture WHEN old.body_file = 1
BEGIN
  INSERT OR IGNORE INTO gone_body (id) VALUES (old.id);
END;
`
