import { type ReactNode, useRef } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { cx } from '../../lib/class-names.ts'
import { useWidth } from './use-width.ts'

interface Props {
  /** The pane at the left; null: there is nothing to choose from. */
  inboxes: ReactNode | null
  /** The same as one line, where there is no room for a pane. */
  strip: ReactNode | null
  list: ReactNode
  detail: ReactNode | null
}

/** Below it the inboxes are a line above the list. */
const THREE_PANES = 900
/** Below it the detail comes under the list. */
const BESIDE = 700

const Handle = ({ upright }: { upright: boolean }) => (
  <Separator
    className={cx(
      'bg-line outline-none transition-colors duration-100 hover:bg-accent focus-visible:bg-accent data-[separator=active]:bg-accent',
      upright ? 'w-px' : 'h-px',
    )}
  />
)

/** Inboxes, list and detail side by side; stacked where the page is narrow. Sizes are remembered for each arrangement. */
export const Panes = ({ inboxes, strip, list, detail }: Props) => {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const withPane = inboxes !== null && width >= THREE_PANES
  const beside = width >= BESIDE
  const panelIds = [...(withPane ? ['inboxes'] : []), 'list', ...(detail === null ? [] : ['detail'])]
  const id = `hookbench.receiver.${beside ? 'beside' : 'below'}`
  const layout = useDefaultLayout({ id, panelIds, storage: localStorage })
  return (
    <div ref={frame} className="flex min-h-0 flex-1 flex-col">
      {!withPane && strip}
      <Group {...layout} key={id} orientation={beside ? 'horizontal' : 'vertical'} className="min-h-0 flex-1">
        {withPane && (
          <>
            <Panel
              id="inboxes"
              defaultSize={172}
              minSize={140}
              maxSize={360}
              groupResizeBehavior="preserve-pixel-size"
              className="flex min-w-0 flex-col"
            >
              {inboxes}
            </Panel>
            <Handle upright />
          </>
        )}
        <Panel id="list" minSize={beside ? 300 : 140} className="flex min-h-0 min-w-0 flex-col">
          {list}
        </Panel>
        {detail !== null && (
          <>
            <Handle upright={beside} />
            <Panel
              id="detail"
              defaultSize={beside ? '45' : '60'}
              minSize={beside ? 340 : 160}
              className="flex min-h-0 min-w-0 flex-col"
            >
              {detail}
            </Panel>
          </>
        )}
      </Group>
    </div>
  )
}
