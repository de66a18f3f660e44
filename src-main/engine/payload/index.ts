import type { PayloadFormat } from '../../../src-shared/model/webhook.ts'
import { netxPayload } from './netx.ts'
import type { PayloadFormatter } from './payload-format.ts'
import { standardPayload } from './standard.ts'

export type { PayloadFormatter, PayloadInput } from './payload-format.ts'

export const payloadFormats: Record<PayloadFormat, PayloadFormatter> = { standard: standardPayload, netx: netxPayload }
