import { useQuery } from '@tanstack/react-query'
import { Pencil, PenLine, Trash2, X } from 'lucide-react'
import { useMemo } from 'react'
import type { EventTypeDefinition } from '../../../src-shared/model/event-type-definition.ts'
import { toUtf8 } from '../../lib/bytes.ts'
import { formatStamp } from '../../lib/format.ts'
import { sendLine } from '../../lib/send-line.ts'
import { go, paths } from '../../lib/router.ts'
import { rpc } from '../../lib/rpc.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CodeView } from '../../ui/code-view.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { DetailPane } from '../../ui/detail-pane.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { PasteLine } from '../../ui/paste-line.tsx'
import { composeEvent } from '../compose/compose-draft.ts'
import { deleteEventType } from './event-type-actions.ts'
import { publishCurl } from './publish-curl.ts'
import { systemNames } from './system-names.ts'

const DEFAULT_API = 'http://127.0.0.1:4100'

const close = (): void => go(paths.eventTypes)

const JsonCard = ({ title, id, value }: { title: string; id: string; value: unknown }) => {
  const text = useMemo(() => JSON.stringify(value, null, 2), [value])
  const bytes = useMemo(() => toUtf8(text), [text])
  return (
    <Card title={title} id={id} aside={<CopyButton text={text} size="small" look="ghost" />}>
      <CodeView label={title} bytes={bytes} view="pretty" />
    </Card>
  )
}

const exampleTitle = (index: number, count: number): string => (count === 1 ? 'Example' : `Example ${index + 1}`)

/** An event type: what it means, the schema of its data, examples, and ways to publish one. */
export const EventTypeDetail = ({ definition }: { definition: EventTypeDefinition }) => {
  const status = useQuery(rpc.engine.status.queryOptions()).data
  const apiUrl = status?.api.url ?? DEFAULT_API
  const { name, description, schema, examples, builtin, updatedAt, unchecked } = definition
  const compose = (): void => {
    composeEvent(definition)
    go(paths.compose)
  }
  return (
    <DetailPane
      label="Event type"
      onClose={close}
      head={
        <>
          <div className="flex min-w-0 flex-1 items-center">
            <CopyValue value={name} />
          </div>
          <Button icon={<PenLine size={13} aria-hidden />} onClick={compose}>
            Compose this event
          </Button>
          {!builtin && (
            <>
              <IconButton label="Edit" icon={<Pencil size={14} />} onClick={() => go(paths.editEventType(name))} />
              <IconButton
                writes
                label="Delete"
                icon={<Trash2 size={14} />}
                onClick={() => void deleteEventType(name)}
              />
            </>
          )}
          <IconButton label="Close the detail" icon={<X size={15} />} onClick={close} />
        </>
      }
    >
      <p className="text-lg">{description || 'No description yet.'}</p>
      <Facts>
        <Fact name="System">{systemNames(definition)}</Fact>
        <Fact name="Defined by">{builtin ? 'Hookbench' : 'you'}</Fact>
        {updatedAt !== null && <Fact name="Changed">{formatStamp(updatedAt)}</Fact>}
      </Facts>
      {unchecked !== undefined && (
        <p role="status" className="rounded-md border border-warn bg-warn-soft px-3 py-2">
          {unchecked}
        </p>
      )}
      {schema === null ? (
        <Card title="Schema" id="event-type.schema">
          <p className="text-muted">None: events of this type may carry any data.</p>
        </Card>
      ) : (
        <JsonCard title="Schema" id="event-type.schema" value={schema} />
      )}
      {examples.map((example, index) => (
        // An example has no identity but its place.
        <JsonCard
          key={index}
          title={exampleTitle(index, examples.length)}
          id={`event-type.example.${index}`}
          value={example}
        />
      ))}
      <Card title="Publish from a terminal" id="event-type.publish">
        <div className="flex flex-col gap-2">
          <PasteLine text={publishCurl(definition, apiUrl)} />
          <PasteLine text={sendLine(status?.start, name, JSON.stringify(examples[0] ?? {}))} />
        </div>
      </Card>
    </DetailPane>
  )
}
