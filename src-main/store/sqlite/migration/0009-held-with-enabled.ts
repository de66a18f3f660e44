/** From now on one commit writes both; before, a crash could come in between. */
export const heldWithEnabled = /* sql */ `
UPDATE webhook SET held = CASE WHEN enabled = 1 THEN NULL ELSE 'webhook disabled' END;
`
