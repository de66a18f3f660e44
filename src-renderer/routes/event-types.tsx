import { Plus, Shapes } from 'lucide-react'
import { type ReactNode, Suspense, useState } from 'react'
import { lazyPart } from '../lib/lazy-part.ts'
import type { EventTypeDefinition } from '../../src-shared/model/event-type-definition.ts'
import { addEventType } from '../command/add-event-type.ts'
import { EventTypeDetail } from '../feature/event-types/event-type-detail.tsx'
import { EventTypeTable } from '../feature/event-types/event-type-table.tsx'
import { systemNames } from '../feature/event-types/system-names.ts'
import { useEventTypes } from '../feature/event-types/use-event-types.ts'
import { ValidationSetting } from '../feature/event-types/validation-setting.tsx'
import { go, paths } from '../lib/router.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SplitPane } from '../ui/split-pane.tsx'

const EventTypeFormPane = lazyPart(() => import('../feature/event-types/event-type-form.tsx'))

export type EventTypesPane = { mode: 'closed' } | { mode: 'new' } | { mode: 'detail' | 'edit'; name: string }

const matches = (definition: EventTypeDefinition, text: string): boolean =>
  `${definition.name} ${systemNames(definition)} ${definition.description} ${definition.builtin ? '' : 'yours'}`
    .toLowerCase()
    .includes(text.trim().toLowerCase())

const paneOf = (
  pane: Exclude<EventTypesPane, { mode: 'closed' }>,
  definitions: EventTypeDefinition[] | undefined,
): ReactNode => {
  if (pane.mode === 'new') return <EventTypeFormPane key="new" definition={null} />
  if (!definitions) return <Skeleton />
  const definition = definitions.find(({ name }) => name === pane.name)
  if (!definition) return <EmptyState icon={Shapes} text="This event type is not in the catalogue." />
  return pane.mode === 'edit' && !definition.builtin ? (
    <EventTypeFormPane key={definition.name} definition={definition} />
  ) : (
    <EventTypeDetail key={definition.name} definition={definition} />
  )
}

const List = ({ definitions, openName }: { definitions: EventTypeDefinition[]; openName: string | null }) => {
  const [text, setText] = useState('')
  const shown = definitions.filter(definition => matches(definition, text))
  return (
    <>
      <FilterBar
        label="Filter event types"
        placeholder="Filter: name, system, description…"
        text={text}
        onText={setText}
      />
      {shown.length === 0 ? (
        <EmptyState
          icon={Shapes}
          text="No event type matches this filter."
          action={<Button onClick={() => setText('')}>Clear the filter</Button>}
        />
      ) : (
        <EventTypeTable eventTypes={shown} openName={openName} onOpen={name => go(paths.eventType(name))} />
      )}
    </>
  )
}

/** The catalogue: what events there are, how their data look, and whether that is checked (B14). */
export const EventTypesPage = ({ pane }: { pane: EventTypesPane }) => {
  const { data, error, refetch } = useEventTypes()
  const list =
    error && !data ? (
      <div className="p-3">
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </div>
    ) : data ? (
      <List definitions={data.items} openName={'name' in pane ? pane.name : null} />
    ) : (
      <Skeleton />
    )
  return (
    <Page
      title="Event types"
      actions={
        <Button look="primary" icon={<Plus size={14} aria-hidden />} onClick={addEventType.run}>
          Add event type
        </Button>
      }
    >
      <ValidationSetting />
      <SplitPane
        id="event-types"
        list={list}
        detail={
          pane.mode === 'closed' ? null : <Suspense fallback={<Skeleton />}>{paneOf(pane, data?.items)}</Suspense>
        }
      />
    </Page>
  )
}
