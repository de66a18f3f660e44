import { z } from 'zod'
import { HookError } from '../../../../../src-shared/error.ts'
import { headerListSchema } from '../../../../../src-shared/model/attempt.ts'
import { schemeNames } from '../../../../../src-shared/model/scheme.ts'
import { explain } from '../../../../engine/sign/explain/explain.ts'
import { bindScheme } from '../../../../engine/sign/scheme/bind-scheme.ts'
import { schemes } from '../../../../engine/sign/scheme/index.ts'
import { defineTool } from '../tool.ts'

export const verifyTool = defineTool({
  name: 'verify',
  title: 'Verify a signature',
  description:
    'Whether a request at hand is signed rightly, and if not, why and what to change; without an engine. headers is a list of [name, value]; the body is given as text, or in bodyBase64 where bytes matter. Without secret it takes HOOKBENCH_SECRET of the environment that this server was started in, so that it need not be told.',
  writes: false,
  input: z.strictObject({
    scheme: z.enum(schemeNames),
    options: z.record(z.string(), z.unknown()).default({}),
    secret: z.string().min(1).optional(),
    method: z.string().default('POST'),
    url: z.string().nullable().default(null),
    headers: headerListSchema,
    body: z.string().optional(),
    bodyBase64: z.base64().optional(),
    /** When it arrived; now unless told. */
    now: z.iso.datetime({ offset: true }).optional(),
  }),
  async run({ scheme, options, method, url, headers, now, ...given }, { env, clock }) {
    const secret = given.secret ?? env.HOOKBENCH_SECRET
    if (!secret) {
      throw new HookError('INVALID_INPUT', 'There is no secret to verify with.', {
        help: 'Give secret, or start this server with HOOKBENCH_SECRET in its environment.',
      })
    }
    return explain({
      scheme: bindScheme(scheme, options) ?? schemes[scheme].with({}),
      secrets: [secret],
      request: {
        method,
        url,
        headers,
        body: given.bodyBase64 === undefined ? Buffer.from(given.body ?? '') : Buffer.from(given.bodyBase64, 'base64'),
      },
      known: [],
      now: now === undefined ? clock.now() : Date.parse(now),
      proven: false,
      truncated: false,
    })
  },
})
