/**
 * A check of a verification says its state instead of ok or not. Of what was not ok a row of before tells for sure only
 * that a header was missing and that a time was off; the rest becomes "unknown", and with a signature that did not match
 * so do secret, signed text and body, which were called right or wrong without being known.
 */
export const checkStates = /* sql */ `
UPDATE capture SET checks = (
  SELECT json_group_array(json_object('name', c.name, 'value', c.value, 'state', CASE
      WHEN c.value = 'missing' THEN 'missing'
      WHEN c.name = 'Timestamp' AND NOT c.ok THEN iif(c.value LIKE '%, tolerance %', 'outside', 'malformed')
      WHEN NOT c.ok THEN 'unknown'
      WHEN c.name IN ('Secret', 'Signed string', 'Body', 'Algorithm') AND capture.result <> 'valid'
        AND capture.reason NOT LIKE 'The signature matches, but %' THEN 'unknown'
      ELSE 'ok' END))
  FROM (SELECT key, value ->> 'name' AS name, value ->> 'value' AS value, value ->> 'ok' AS ok
        FROM json_each(capture.checks) ORDER BY key) c
) WHERE checks <> '[]';
`
