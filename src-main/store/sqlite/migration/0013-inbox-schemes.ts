/**
 * An inbox has options of its scheme, several secrets (JSON, newest first, each sealed), the address that senders have and
 * what a bad signature is told; a capture says its reason as a code. The index finds whether a secret has ever verified
 * anything without reading what was not valid.
 */
export const inboxSchemes = /* sql */ `
ALTER TABLE inbox ADD COLUMN options TEXT NOT NULL DEFAULT '{}';
ALTER TABLE inbox ADD COLUMN secrets TEXT NOT NULL DEFAULT '[]';
ALTER TABLE inbox ADD COLUMN public_url TEXT;
ALTER TABLE inbox ADD COLUMN on_bad_signature TEXT NOT NULL DEFAULT 'reject';
UPDATE inbox SET secrets = json_array(secret) WHERE secret IS NOT NULL;
ALTER TABLE inbox DROP COLUMN secret;
ALTER TABLE capture ADD COLUMN code TEXT;
CREATE INDEX capture_valid ON capture (inbox, scheme, seq) WHERE result = 'valid';
`
