import type { PayloadFormat } from '../../../src-shared/model/webhook.ts'
import { hedgePayload } from './hedge.ts'
import { netboxV2Payload } from './netbox-v2.ts'
import { netboxV4Payload } from './netbox-v4.ts'
import { netxPayload } from './netx.ts'
import type { PayloadFormatter } from './payload-format.ts'
import { standardPayload } from './standard.ts'
import { woodwingPayload } from './woodwing.ts'

export type { PayloadFormatter, PayloadInput } from './payload-format.ts'

export const payloadFormats: Record<PayloadFormat, PayloadFormatter> = {
  standard: standardPayload,
  netx: netxPayload,
  woodwing: woodwingPayload,
  hedge: hedgePayload,
  'netbox-v2': netboxV2Payload,
  'netbox-v4': netboxV4Payload,
}
