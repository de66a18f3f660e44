/**
 * What a capture was answered is added to it when it is known, as JSON. A status of 0 was one whose sender was gone before
 * it got an answer.
 */
export const captureAnswer = /* sql */ `
ALTER TABLE capture ADD COLUMN answer TEXT;
UPDATE capture SET answer = json_object(
  'kind', iif(response_status = 0, 'none', iif(response_status = 413, 'limit', 'rule')),
  'status', response_status,
  'headers', iif(response_status = 0, json('[]'), json_array(json_array('content-type', response_content_type))),
  'body', response_body,
  'encoding', 'utf8',
  'truncated', json('false'),
  'fault', NULL,
  'rule', NULL,
  'step', NULL,
  'at', strftime('%Y-%m-%dT%H:%M:%fZ', received_at / 1000.0, 'unixepoch'),
  'durationMs', 0,
  'note', NULL);
ALTER TABLE capture DROP COLUMN response_content_type;
ALTER TABLE capture DROP COLUMN response_body;
`
