import type { VerificationScheme } from '../../../src-shared/model/inbox.ts'

export const schemeLabel: Record<VerificationScheme, string> = {
  none: 'No verification',
  standard: 'Standard Webhooks',
  netx: 'NetX token',
  woodwing: 'WoodWing Assets signature',
  netbox: 'NetBox signature',
}
