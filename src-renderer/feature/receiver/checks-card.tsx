import type { Capture } from '../../../src-shared/model/capture.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'

/** What was looked at, in that order. */
export const ChecksCard = ({ verification }: Pick<Capture, 'verification'>) =>
  verification.checks.length === 0 ? null : (
    <Card title="What was checked">
      <Facts>
        {verification.checks.map(check => (
          <Fact key={check.name} name={check.name}>
            <span className="flex items-start gap-2">
              <CopyValue value={check.value} wrap />
              <Badge tone={check.ok ? 'good' : 'bad'}>{check.ok ? 'ok' : 'wrong'}</Badge>
            </span>
          </Fact>
        ))}
      </Facts>
    </Card>
  )
