import type { DoctorCheck } from '../../../src-shared/model/doctor.ts'
import { snippetsOf } from '../sign/explain/snippets.ts'
import type { BoundScheme } from '../sign/scheme/any-scheme.ts'

type Code = NonNullable<DoctorCheck['snippet']>

/** How the bytes are had before any parser sees them. */
export const rawBody: Code = {
  language: 'node',
  code: `// Express: the exact bytes, before express.json() or any other parser
app.post('/webhooks', express.raw({ type: '*/*', limit: '25mb' }), (request, response) => {
  if (!verify(request.body, request.headers, secret)) return response.sendStatus(401)
  const event = JSON.parse(request.body.toString('utf8'))
  response.sendStatus(200)
})`,
}

/** How a large body is refused in order. */
export const sizeLimit: Code = {
  language: 'node',
  code: `// Express: a limit with an answer, in place of a crash
app.use('/webhooks', express.raw({ type: '*/*', limit: '25mb' }))
app.use((error, request, response, next) =>
  error.type === 'entity.too.large' ? response.sendStatus(413) : next(error))`,
}

/** How an answer comes before the work. */
export const answerFirst: Code = {
  language: 'node',
  code: `// Verify, keep the event, answer, and only then work on it
app.post('/webhooks', raw, async (request, response) => {
  if (!verify(request.body, request.headers, secret)) return response.sendStatus(401)
  await queue.add(request.body)
  response.sendStatus(202)
})`,
}

export const freshTime = (toleranceSec: number): Code => ({
  language: 'node',
  code: `// time: the signed one, in Unix seconds
if (Math.abs(Date.now() / 1000 - time) > ${toleranceSec}) return response.sendStatus(400)`,
})

/** How the scheme is verified; undefined where only the provider's library should. */
export const verifying = (scheme: BoundScheme): Code | undefined => {
  const code = snippetsOf(scheme)?.node
  return code === undefined ? undefined : { language: 'node', code }
}
