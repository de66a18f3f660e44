import type { ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'

interface Props {
  /** Its sizes are remembered under this name. */
  id: string
  list: ReactNode
  /** The pane at the right; absent when nothing is open. */
  detail: ReactNode | null
}

/** A list, and beside it what is open in it. */
export const SplitPane = ({ id, list, detail }: Props) => {
  const panelIds = detail === null ? ['list'] : ['list', 'detail']
  const layout = useDefaultLayout({ id: `hookbench.split.${id}`, panelIds, storage: localStorage })
  return (
    <Group {...layout} orientation="horizontal" className="min-h-0 flex-1">
      <Panel id="list" minSize={320} className="flex min-w-0 flex-col">
        {list}
      </Panel>
      {detail !== null && (
        <>
          <Separator className="w-px bg-line outline-none transition-colors duration-100 hover:bg-accent focus-visible:bg-accent data-[separator=active]:bg-accent" />
          <Panel id="detail" defaultSize="42" minSize={340} className="flex min-w-0 flex-col">
            {detail}
          </Panel>
        </>
      )}
    </Group>
  )
}
