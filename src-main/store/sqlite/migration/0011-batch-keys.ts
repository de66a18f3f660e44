/** The answer of a batch that came with an idempotency key, as JSON; null for the key of a single message. */
export const batchKeys = /* sql */ `
ALTER TABLE idempotency ADD COLUMN answer TEXT;
`
