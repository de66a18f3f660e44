import type { Capture } from '../../../src-shared/model/capture.ts'
import type { VerificationScheme } from '../../../src-shared/model/inbox.ts'
import { verdictOf } from '../../../src-shared/model/verification.ts'
import { Card } from '../../ui/card.tsx'
import { StateIcon } from '../../ui/state-icon.tsx'

export const schemeLabel: Record<VerificationScheme, string> = {
  none: 'No verification',
  standard: 'Standard Webhooks',
  netx: 'NetX token',
  woodwing: 'WoodWing Assets signature',
  netbox: 'NetBox signature',
}

const TONES = { valid: 'good', invalid: 'bad', missing: 'plain', none: 'plain' } as const

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The verdict, a sentence first. */
export const SignatureResultCard = ({ verification }: Pick<Capture, 'verification'>) => (
  <Card
    title={capitalise(verdictOf(verification))}
    id="capture.signature"
    tone={TONES[verification.result]}
    icon={<StateIcon state={verification.result} />}
    aside={<span>{schemeLabel[verification.scheme]}</span>}
  >
    <p className="text-lg">{verification.reason}</p>
  </Card>
)
