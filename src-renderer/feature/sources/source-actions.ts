import { toast } from 'sonner'
import { toHookError } from '../../../src-shared/contract/client.ts'
import type { Source } from '../../../src-shared/model/source.ts'
import { plural } from '../../lib/format.ts'
import { queryClient } from '../../lib/query-client.ts'
import { go, paths } from '../../lib/router.ts'
import { client, rpc } from '../../lib/rpc.ts'
import { confirm } from '../../ui/confirm.tsx'

const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: rpc.sources.key() })

const attempt = async (act: () => Promise<void>): Promise<void> => {
  try {
    await act()
    await refresh()
  } catch (error) {
    const { message, help } = toHookError(error)
    toast.error(message, help === undefined ? {} : { description: help })
  }
}

export const toggleSource = ({ id }: Source, enabled: boolean): Promise<void> =>
  attempt(async () => void (await (enabled ? client.sources.enable({ id }) : client.sources.disable({ id }))))

/** Takes the files over as they are; they make no events (R31). */
export const rescanSource = ({ id }: Source): Promise<void> =>
  attempt(async () => {
    const source = await client.sources.rescan({ id })
    const known = source.kind === 'folder' ? ` ${plural(source.folder.files, 'file')} known.` : ''
    toast.success(`Took the folder over as it is; no events were made.${known}`)
  })

/** Asks, then deletes. */
export const deleteSource = async (source: Source): Promise<void> => {
  const yes = await confirm({
    title: `Delete “${source.name}”?`,
    text:
      source.kind === 'folder'
        ? 'The folder is watched no more, and the asset numbers of its files are forgotten. The files and the messages it made stay.'
        : 'The stream is read no more. Its entries and the messages it made stay.',
    action: 'Delete',
  })
  if (!yes) return
  await attempt(async () => {
    await client.sources.remove({ id: source.id })
    go(paths.sources)
    toast.success(`Deleted “${source.name}”.`)
  })
}
