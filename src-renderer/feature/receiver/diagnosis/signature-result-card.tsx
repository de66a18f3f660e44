import type { Capture } from '../../../../src-shared/model/capture.ts'
import type { Explanation } from '../../../../src-shared/model/explanation.ts'
import { verdictOf } from '../../../../src-shared/model/verification.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Card } from '../../../ui/card.tsx'
import { StateIcon } from '../../../ui/state-icon.tsx'

const TONES = { valid: 'good', invalid: 'bad', missing: 'plain', none: 'plain' } as const

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

interface Props extends Pick<Capture, 'verification'> {
  /** Null: not looked into, or not yet. */
  explanation: Explanation | null
}

/** The verdict, a sentence first; where the inbox was changed since, what it comes to now. */
export const SignatureResultCard = ({ verification, explanation }: Props) => {
  const changed = explanation !== null && explanation.result !== verification.result
  const code = changed ? verification.code : (explanation?.code ?? verification.code)
  return (
    <Card
      title={capitalise(verdictOf(verification))}
      id="capture.signature"
      tone={TONES[verification.result]}
      icon={<StateIcon state={verification.result} />}
      aside={
        code !== null && (
          <Badge tone="bad" mono>
            {code}
          </Badge>
        )
      }
    >
      <p className="text-lg">{changed ? verification.reason : (explanation?.reason ?? verification.reason)}</p>
      {changed && (
        <p className="mt-1 text-muted">{`So it was when it arrived. As the inbox is set now: ${explanation.reason}`}</p>
      )}
    </Card>
  )
}
