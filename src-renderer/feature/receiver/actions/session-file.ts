import { toast } from 'sonner'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import { type ExportMany, sessionSchema } from '../../../../src-shared/model/session.ts'
import { plural } from '../../../lib/format.ts'
import { queryClient } from '../../../lib/query-client.ts'
import { client, rpc } from '../../../lib/rpc.ts'
import { saveFile } from '../../../lib/save-file.ts'

const say = (error: unknown): void => {
  const { message, help } = toHookError(error)
  toast.error(message, help === undefined ? {} : { description: help })
}

const NAMES = { har: 'captures.har', session: 'captures.hookbench.json' } as const

/** Puts captures into one file. */
export const saveCaptures = async (what: ExportMany): Promise<void> => {
  try {
    const file = await client.captures.exportMany(what)
    saveFile(NAMES[what.as], await file.text())
  } catch (error) {
    say(error)
  }
}

const jsonOf = async (file: File): Promise<unknown> => {
  try {
    return JSON.parse(await file.text())
  } catch {
    return null
  }
}

/** Takes in a session that was saved here or elsewhere. */
export const openSession = async (file: File): Promise<void> => {
  const session = sessionSchema.safeParse(await jsonOf(file))
  if (!session.success) {
    toast.error('This is no session file of Hookbench.', { description: 'Choose one that was saved as a session.' })
    return
  }
  try {
    const { captures, inboxes, skipped } = await client.captures.import(session.data)
    const left = skipped.length === 0 ? '' : ` ${plural(skipped.length, 'capture')} stayed as they were.`
    toast.success(
      `${plural(captures.length, 'capture')} and ${plural(inboxes.length, 'inbox', 'inboxes')} are taken in.${left}`,
    )
    for (const queryKey of [rpc.captures.key(), rpc.inboxes.key()]) void queryClient.invalidateQueries({ queryKey })
  } catch (error) {
    say(error)
  }
}

/** Asks for the file of a session. */
export const chooseSession = (): void => {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.json,application/json'
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) void openSession(file)
  })
  input.click()
}
