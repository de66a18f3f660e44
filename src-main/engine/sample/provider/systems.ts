import type { VerificationScheme } from '../../../../src-shared/model/scheme.ts'
import type { PayloadFormat, ProfileName } from '../../../../src-shared/model/webhook.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'
import { payloadFormats } from '../../payload/index.ts'
import type { SampleProvider } from '../sample-provider.ts'

const MESSAGE = 'msg_2NwzF4Hq9Lx0sample'
const WEBHOOK = 'wh_2NwzF4Hq9Lx0sample'

/** The names of the fields of metadata in the data of an event, all of which its sample shows. */
const fieldsIn = (data: unknown): string[] => {
  if (typeof data !== 'object' || data === null || !('metadata' in data)) return []
  return typeof data.metadata === 'object' && data.metadata !== null ? Object.keys(data.metadata) : []
}

const system = (
  profile: ProfileName,
  scheme: VerificationScheme,
  payloadFormat: PayloadFormat = profiles[profile].settings.payloadFormat,
): SampleProvider => {
  const { label, samples, settings } = profiles[profile]
  return {
    id: payloadFormat,
    name: payloadFormat === 'netbox-v4' ? `${label} 4` : payloadFormat === 'netbox-v2' ? `${label} 2` : label,
    scheme,
    headers: [['Content-Type', settings.contentType]],
    samples: samples.map(({ type, description, data }) => ({
      type,
      title: description.replace(/\.$/, ''),
      body: (at: number) =>
        payloadFormats[payloadFormat].build({
          messageId: MESSAGE,
          webhookId: WEBHOOK,
          webhookNumber: 1,
          type,
          data: JSON.stringify(data),
          timestamp: at,
          token: '',
          metadataToReturn: fieldsIn(data),
        }),
    })),
  }
}

/** The four systems, by their own payload formats. */
export const systems: readonly SampleProvider[] = [
  system('netx', 'netx'),
  system('woodwing', 'woodwing'),
  system('hedge', 'none'),
  system('netbox', 'netbox', 'netbox-v2'),
  system('netbox', 'netbox', 'netbox-v4'),
]
