/** What else is to be known of an attempt, a JSON list of codes; null for most. */
export const attemptNotes = /* sql */ `
ALTER TABLE attempt ADD COLUMN notes TEXT;
`
