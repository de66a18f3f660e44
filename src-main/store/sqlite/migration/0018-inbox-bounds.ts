/**
 * An inbox keeps captures for some time, up to a number and up to a size; null is without that limit, as inboxes from
 * before this are. It says who made it: a person, or a first request of a sender on this machine or outside.
 */
export const inboxBounds = /* sql */ `
ALTER TABLE inbox ADD COLUMN retention_days INTEGER;
ALTER TABLE inbox ADD COLUMN retention_count INTEGER;
ALTER TABLE inbox ADD COLUMN retention_bytes INTEGER;
ALTER TABLE inbox ADD COLUMN made_by TEXT NOT NULL DEFAULT 'person';
`
