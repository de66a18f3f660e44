/**
 * What an inbox answers: rules (JSON), of which the one answer of before becomes the only one, handshakes, forwarding, a
 * breakpoint. A capture has what came of forwarding it.
 */
export const answering = /* sql */ `
ALTER TABLE inbox ADD COLUMN respond TEXT NOT NULL DEFAULT '{"rules":[]}';
ALTER TABLE inbox ADD COLUMN handshake TEXT NOT NULL DEFAULT 'answer';
ALTER TABLE inbox ADD COLUMN forward_to TEXT;
ALTER TABLE inbox ADD COLUMN breakpoint TEXT;
ALTER TABLE inbox ADD COLUMN show_last_event INTEGER NOT NULL DEFAULT 0;
UPDATE inbox SET respond = json_object('rules', json_array(json_object(
  'steps', json_array(json_object(
    'status', response_status,
    'headers', json_array(json_array('content-type', response_content_type)),
    'body', response_body,
    'delayMs', 0)),
  'then', 'last')));
ALTER TABLE inbox DROP COLUMN response_status;
ALTER TABLE inbox DROP COLUMN response_content_type;
ALTER TABLE inbox DROP COLUMN response_body;
ALTER TABLE capture ADD COLUMN forward TEXT;
`
