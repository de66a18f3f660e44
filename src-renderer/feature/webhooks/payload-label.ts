import type { PayloadFormat } from '../../../src-shared/model/webhook.ts'

export const payloadLabel: Record<PayloadFormat, string> = {
  standard: 'Standard Webhooks',
  netx: 'NetX',
  woodwing: 'WoodWing Assets',
  hedge: 'Hedge Connect',
  'netbox-v2': 'NetBox 2',
  'netbox-v4': 'NetBox 4',
}
