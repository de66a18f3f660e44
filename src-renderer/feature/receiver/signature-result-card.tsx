import type { Capture } from '../../../src-shared/model/capture.ts'
import { verdictOf } from '../../../src-shared/model/verification.ts'
import { Card } from '../../ui/card.tsx'
import { StateIcon } from '../../ui/state-icon.tsx'

const TONES = { valid: 'good', invalid: 'bad', missing: 'plain', none: 'plain' } as const

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The verdict, a sentence first. */
export const SignatureResultCard = ({ verification }: Pick<Capture, 'verification'>) => (
  <Card
    title={capitalise(verdictOf(verification))}
    id="capture.signature"
    tone={TONES[verification.result]}
    icon={<StateIcon state={verification.result} />}
  >
    <p className="text-lg">{verification.reason}</p>
  </Card>
)
