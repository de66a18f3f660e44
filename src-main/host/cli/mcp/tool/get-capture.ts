import { isUtf8 } from 'node:buffer'
import { z } from 'zod'
import { defineTool } from '../tool.ts'

const MOST_BYTES = 1_048_576

export const getCapture = defineTool({
  name: 'get_capture',
  title: 'Get a capture',
  description:
    'One received request in full: headers as they came, in order and case; the body as text, or in base64 where it is not UTF-8; what the verification looked at; what was answered. The body is cut after maxBodyBytes.',
  writes: false,
  input: z.strictObject({
    id: z.string(),
    maxBodyBytes: z.int().min(0).max(MOST_BYTES).default(65_536),
  }),
  async run({ id, maxBodyBytes }, { engine }) {
    const { bodyBase64, ...capture } = await (await engine()).captures.get({ id })
    if (bodyBase64 === null) return { ...capture, body: null, bodyNote: 'The body is longer than 1 MiB.' }
    const whole = Buffer.from(bodyBase64, 'base64')
    const shown = whole.subarray(0, maxBodyBytes)
    const encoding = isUtf8(whole) ? 'utf8' : 'base64'
    const cut = shown.length < whole.length ? `Cut: ${shown.length} of ${whole.length} bytes.` : null
    return { ...capture, body: shown.toString(encoding), bodyEncoding: encoding, bodyNote: cut }
  },
})
