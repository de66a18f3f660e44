import { useQuery } from '@tanstack/react-query'
import { hookbenchLine } from '../../lib/hookbench-line.ts'
import { sendLine } from '../../lib/send-line.ts'
import { rpc } from '../../lib/rpc.ts'
import { Card } from '../../ui/card.tsx'
import { PasteLine } from '../../ui/paste-line.tsx'

const SAMPLE = '{"orderId":"ord_1042"}'
const DATA = `'${SAMPLE}'`

/** The same from a terminal. */
export const TerminalLines = () => {
  const status = useQuery(rpc.engine.status.queryOptions()).data
  const inbox = useQuery(rpc.inboxes.list.queryOptions()).data?.items[0]
  const receiver = inbox?.url ?? `${(status?.receiver.url ?? 'http://127.0.0.1:9000').replace(/\/$/, '')}/demo`
  const api = (status?.api.url ?? 'http://127.0.0.1:4100').replace(/\/$/, '')
  const lines = [
    { label: 'In its folder, once', text: 'alias hookbench="$PWD/node_modules/.bin/node $PWD/out/main/cli.js"' },
    { label: 'To an inbox', text: `curl -X POST ${receiver} -H 'content-type: application/json' -d ${DATA}` },
    { label: 'To every webhook', text: sendLine(status?.start, 'order.paid', SAMPLE) },
    {
      label: 'By REST',
      text: `curl ${api}/api/v1/messages -H "authorization: Bearer $(${hookbenchLine(status?.start, 'tokens show')})" -H 'content-type: application/json' -d '{"type":"order.paid","data":{"orderId":"ord_1042"}}'`,
    },
  ]
  return (
    <Card title="From a terminal" id="home.terminal">
      <div className="flex flex-col gap-2">
        {lines.map(line => (
          <div key={line.label} className="grid grid-cols-[120px_minmax(0,1fr)] items-center gap-2">
            <span className="text-muted">{line.label}</span>
            <PasteLine text={line.text} />
          </div>
        ))}
      </div>
    </Card>
  )
}
