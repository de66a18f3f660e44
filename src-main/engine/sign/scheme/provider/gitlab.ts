import { headerPart } from '../part.ts'
import { headerValues } from '../read-header.ts'
import { textSecret } from '../secret-form.ts'
import { tokenScheme } from '../family/token-scheme.ts'

const HEADER = 'X-Gitlab-Token'

/** GitLab’s secret token, https://docs.gitlab.com/user/project/integrations/webhooks; its signing token is `standard`. */
export const gitlab = tokenScheme({
  name: 'gitlab',
  title: 'GitLab (secret token)',
  summary: `The secret itself, in ${HEADER}. The body is not signed; GitLab’s signing token is Standard Webhooks.`,
  secret: textSecret('Secret token'),
  read: ({ headers }) => ({
    parts: [headerPart(headers, HEADER)],
    signatures: headerValues(headers, HEADER),
    id: null,
    time: null,
  }),
  write: (_request, secret) => ({ headers: [[HEADER, secret]] }),
})
