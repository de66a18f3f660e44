import type { Capture } from '../../../../src-shared/model/capture.ts'
import { Card } from '../../../ui/card.tsx'
import { FormView } from '../body/form-view.tsx'

/** The query of the target, decoded; none without one. */
export const QueryCard = ({ capture: { target } }: { capture: Capture }) => {
  const at = target.indexOf('?')
  if (at < 0) return null
  const query = target.slice(at + 1)
  return (
    <Card title="Query" id="capture.query" aside={<span>decoded</span>}>
      {query === '' ? (
        <p className="text-faint">There is a question mark and nothing behind it.</p>
      ) : (
        <FormView text={query} label="Query" />
      )}
    </Card>
  )
}
