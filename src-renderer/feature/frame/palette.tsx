import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useQuery } from '@tanstack/react-query'
import { Hash, Inbox, Webhook } from 'lucide-react'
import { useState } from 'react'
import { toHookError } from '../../../src-shared/contract/client.ts'
import type { Command } from '../../command/command.ts'
import { commands } from '../../command/index.ts'
import { useAway } from '../../lib/connection.ts'
import { go, paths } from '../../lib/router.ts'
import { rpc } from '../../lib/rpc.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { findById, isGivenId, isOwnId } from './find-by-id.ts'
import { closeOverlay, useOverlay } from './overlay.ts'

interface Item {
  value: string
  command: Omit<Command, 'id' | 'group'> & { group: string }
}

const useItems = (): Item[] => {
  const webhooks = useQuery(rpc.webhooks.list.queryOptions())
  const inboxes = useQuery(rpc.inboxes.list.queryOptions())
  const fixed = commands.map(command => ({ value: command.title, command }))
  const ownWebhooks = (webhooks.data?.items ?? []).map(({ name, id }) => ({
    value: `${name} ${id}`,
    command: { title: name, icon: Webhook, group: 'Webhook', run: () => go(paths.webhook(id)) },
  }))
  const ownInboxes = (inboxes.data?.items ?? []).map(({ name }) => ({
    value: `${name} inbox`,
    command: { title: name, icon: Inbox, group: 'Inbox', run: () => go(paths.inbox(name)) },
  }))
  return [...fixed, ...ownWebhooks, ...ownInboxes]
}

/** What has the id that was typed, and what to say while and where there is nothing. */
const useById = (text: string): { item: Item | null; note: string | null } => {
  const id = text.trim()
  const given = isGivenId(id)
  const wanted = given || isOwnId(id)
  const away = useAway()
  const { data, error } = useQuery({
    queryKey: ['by-id', id],
    queryFn: () => findById(id),
    enabled: wanted && !away,
    retry: false,
    gcTime: 0,
  })
  if (data) return { item: { value: text, command: { ...data, icon: Hash, group: id, run: data.open } }, note: null }
  if (!given) return { item: null, note: 'Nothing is called that, and no message has it as its id.' }
  if (away) return { item: null, note: 'The engine is not reached, so nothing can be looked up.' }
  return { item: null, note: error ? toHookError(error).message : `Looking for ${id}…` }
}

const Row = ({ item: { command } }: { item: Item }) => (
  <>
    <command.icon size={15} className="shrink-0 text-faint" aria-hidden />
    <span className="flex-1 truncate">{command.title}</span>
    {command.keys ? <Kbd keys={command.keys} /> : <span className="text-xs text-faint">{command.group}</span>}
  </>
)

const PaletteList = () => {
  const [text, setText] = useState('')
  const known = useItems()
  const { item: found, note } = useById(text)
  const isExact = ({ command }: Item): boolean => command.title.toLowerCase() === text.trim().toLowerCase()
  const ordered = [...known.filter(isExact), ...known.filter(item => !isExact(item))]
  const items = found === null ? ordered : isGivenId(text.trim()) ? [found, ...ordered] : [...ordered, found]
  return (
    <Autocomplete.Root
      items={items}
      value={text}
      onValueChange={setText}
      open
      inline
      autoHighlight="always"
      keepHighlight
    >
      <Autocomplete.Input
        aria-label="Search or run"
        placeholder="Search, run, or open an id…"
        className="h-11 w-full border-b border-line bg-transparent px-4 text-lg outline-none"
      />
      <Autocomplete.Empty>
        <p className="px-4 py-6 text-center text-faint empty:hidden">{note}</p>
      </Autocomplete.Empty>
      <Autocomplete.List className="max-h-90 overflow-y-auto p-1.5 data-empty:hidden">
        {(item: Item) => (
          <Autocomplete.Item
            key={item.value}
            value={item}
            onClick={() => {
              closeOverlay()
              item.command.run()
            }}
            className="flex h-8 cursor-default items-center gap-2.5 rounded-sm px-2.5 outline-none select-none data-highlighted:bg-selected"
          >
            <Row item={item} />
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}

/** Finds a page, a webhook, an inbox or an action by a few letters, and anything that has an id by it. */
const Palette = () => {
  const open = useOverlay(state => state.open === 'palette')
  return (
    <Dialog.Root open={open} onOpenChange={next => !next && closeOverlay()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[rgb(10_12_20/0.3)] transition-opacity duration-100 data-starting-style:opacity-0 data-ending-style:opacity-0" />
        <Dialog.Popup
          aria-label="Search or run"
          className="fixed top-[14vh] left-1/2 z-40 w-[min(560px,calc(100vw-32px))] -translate-x-1/2 overflow-hidden rounded-md border border-line bg-panel shadow-float outline-none"
        >
          <PaletteList />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

export default Palette
