import { textSecret } from '../secret-form.ts'
import { timedHmac } from '../family/timed-hmac.ts'

/** Slack, https://api.slack.com/authentication/verifying-requests-from-slack. */
export const slack = timedHmac({
  name: 'slack',
  title: 'Slack',
  header: 'X-Slack-Signature',
  prefix: 'v0=',
  timeHeader: 'X-Slack-Request-Timestamp',
  toleranceSec: 300,
  secret: textSecret('Signing secret', '32 hex digits'),
})
