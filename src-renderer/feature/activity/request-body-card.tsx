import { useMemo } from 'react'
import type { Attempt } from '../../../src-shared/model/attempt.ts'
import { toUtf8 } from '../../lib/bytes.ts'
import { useUi } from '../../lib/ui-state.ts'
import { BodyViewSwitch } from '../../ui/body-view-switch.tsx'
import { Card } from '../../ui/card.tsx'
import { CodeView } from '../../ui/code-view.tsx'

export const RequestBodyCard = ({ attempt }: { attempt: Attempt }) => {
  const view = useUi(state => state.bodyView)
  const bytes = useMemo(() => toUtf8(attempt.request.body), [attempt.request.body])
  return (
    <Card title="Request body" aside={<BodyViewSwitch />}>
      <CodeView label="Request body" bytes={bytes} view={view} />
    </Card>
  )
}
