import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import { fromBase64 } from '../../../lib/bytes.ts'
import { formatBytes } from '../../../lib/format.ts'
import { saveFile } from '../../../lib/save-file.ts'
import { client } from '../../../lib/rpc.ts'
import { useUi } from '../../../lib/ui-state.ts'
import { BodyViewSwitch } from '../../../ui/body-view-switch.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { CodeView } from '../../../ui/code-view.tsx'
import { CopyValue } from '../../../ui/copy-value.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'

const loadBody = async (id: string): Promise<Uint8Array> =>
  new Uint8Array(await (await client.captures.body({ id })).arrayBuffer())

/** The bytes as they came; a long body is fetched when it is asked for. */
export const CaptureBodyCard = ({ capture }: { capture: Capture }) => {
  const view = useUi(state => state.bodyView)
  const [wanted, setWanted] = useState(false)
  const long = useQuery({
    queryKey: ['capture-body', capture.id],
    queryFn: () => loadBody(capture.id),
    enabled: wanted && capture.bodyBase64 === null,
  })
  const own = useMemo(() => (capture.bodyBase64 === null ? null : fromBase64(capture.bodyBase64)), [capture.bodyBase64])
  const bytes = own ?? long.data ?? null
  return (
    <Card
      title="Body"
      aside={
        <>
          <span className="mono">{formatBytes(capture.bodySize)}</span>
          <BodyViewSwitch />
          {bytes && (
            <IconButton
              label="Save the body to a file"
              icon={<Download size={14} />}
              onClick={() => saveFile(`${capture.id}.bin`, bytes)}
            />
          )}
        </>
      }
    >
      {capture.truncated && (
        <p className="mb-2 text-warn">Only the beginning was kept: the body was too long, or the sender broke off.</p>
      )}
      {bytes ? (
        <CodeView label="Body" bytes={bytes} view={view} />
      ) : long.error ? (
        <ErrorNote error={long.error} onRetry={() => void long.refetch()} />
      ) : (
        <Button
          busy={long.isFetching}
          onClick={() => setWanted(true)}
        >{`Load ${formatBytes(capture.bodySize)}`}</Button>
      )}
      <p className="mt-2 flex min-w-0 items-baseline gap-2 text-xs text-faint">
        SHA-256 <CopyValue value={capture.bodySha256} />
      </p>
    </Card>
  )
}
