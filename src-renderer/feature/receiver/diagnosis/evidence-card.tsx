import type { ReactNode } from 'react'
import type { Explanation } from '../../../../src-shared/model/explanation.ts'
import type { CheckState } from '../../../../src-shared/model/verification.ts'
import { formatBytes } from '../../../lib/format.ts'
import { Card } from '../../../ui/card.tsx'
import { CopyValue } from '../../../ui/copy-value.tsx'
import { CHECK_GRID, CheckMark } from './check-mark.tsx'
import { ClockBar } from './clock-bar.tsx'

type Evidence = NonNullable<Explanation['evidence']>

const Row = ({
  name,
  state,
  word,
  children,
}: {
  name: string
  state: CheckState
  word?: string
  children: ReactNode
}) => (
  <div role="row" className={CHECK_GRID}>
    <span role="rowheader" className="wrap-anywhere text-muted">
      {name}
    </span>
    <span role="cell" className="order-last col-span-2 @min-[400px]:order-none @min-[400px]:col-span-1">
      {children}
    </span>
    <span role="cell">
      <CheckMark state={state} word={word} />
    </span>
  </div>
)

const bodyOf = ({ signedBody, secrets }: Evidence): { state: CheckState; word?: string } => {
  if (signedBody !== null) return { state: 'mismatch', word: 'not what was signed' }
  return { state: secrets.some(({ fits }) => fits) ? 'ok' : 'unknown' }
}

/** What was looked at, and what is known of each. */
export const EvidenceCard = ({ evidence, bodySize }: { evidence: Evidence; bodySize: number }) => {
  const { title, summary, parts, clock, secrets, owner } = evidence
  return (
    <Card title="What was checked" aside={<span>{title}</span>}>
      <div role="table" aria-label="What was checked" className="@container flex flex-col gap-1.5">
        {parts.map(({ name, value, state, want }) => (
          <Row key={name} name={name} state={state}>
            {value === null ? <span className="text-faint">not there</span> : <CopyValue value={value} wrap />}
            {want !== null && value !== null && <span className="block text-xs text-bad">{`should be ${want}`}</span>}
          </Row>
        ))}
        {clock && (
          <Row name="Clock" state={clock.ok ? 'ok' : 'outside'}>
            <ClockBar {...clock} />
          </Row>
        )}
        {secrets.map(({ masked, fits, problem }, index) => (
          <Row
            key={index}
            name={secrets.length === 1 ? 'Secret' : `Secret ${index + 1}`}
            state={problem !== null ? 'malformed' : fits ? 'ok' : owner === null ? 'unknown' : 'mismatch'}
            {...(fits ? { word: 'the right one' } : {})}
          >
            <span className="mono">{masked}</span>
            {problem !== null && <span className="block text-xs text-bad">{problem}</span>}
          </Row>
        ))}
        {owner !== null && (
          <Row name="Other secrets" state="ok" word="fits">
            {owner}
          </Row>
        )}
        <Row name="Body" {...bodyOf(evidence)}>
          <span className="mono">{`${formatBytes(bodySize)} received`}</span>
        </Row>
      </div>
      <p className="mt-2 text-xs text-faint">{summary}</p>
    </Card>
  )
}
