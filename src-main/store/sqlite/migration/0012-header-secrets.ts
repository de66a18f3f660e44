/** Sealed values of secret headers; the engine, which has the key, seals those that were plain (NULL here). */
export const headerSecrets = /* sql */ `
ALTER TABLE webhook ADD COLUMN header_secrets TEXT;
UPDATE webhook SET settings = json_set(settings, '$.secretHeaders', json('[]'));
`
