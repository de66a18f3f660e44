import type { Capture, VerificationResult } from '../../../src-shared/model/capture.ts'
import type { VerificationScheme } from '../../../src-shared/model/inbox.ts'
import { Card } from '../../ui/card.tsx'
import { StateIcon } from '../../ui/state-icon.tsx'

export const schemeLabel: Record<VerificationScheme, string> = {
  none: 'No verification',
  standard: 'Standard Webhooks',
  netx: 'NetX token',
  woodwing: 'WoodWing Assets signature',
  netbox: 'NetBox signature',
}

const TITLES: Record<VerificationResult, string> = {
  valid: 'Signature is valid',
  invalid: 'Signature does not match',
  missing: 'No signature',
  none: 'Not verified',
}
const TONES = { valid: 'good', invalid: 'bad', missing: 'plain', none: 'plain' } as const

/** The verdict, a sentence first. */
export const SignatureResultCard = ({ verification }: Pick<Capture, 'verification'>) => (
  <Card
    title={TITLES[verification.result]}
    id="capture.signature"
    tone={TONES[verification.result]}
    icon={<StateIcon state={verification.result} />}
    aside={<span>{schemeLabel[verification.scheme]}</span>}
  >
    <p className="text-lg">{verification.reason}</p>
  </Card>
)
