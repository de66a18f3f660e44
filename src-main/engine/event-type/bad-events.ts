import { type Clock, MINUTE } from '../../../src-shared/time.ts'

export interface BadEvents {
  /** An event that was taken although its data do not fit the schema of its type. */
  add(type: string, messageId: string, problem: string): void
  /** Tells what was not told yet. */
  close(): void
}

interface Window {
  count: number
  last: { messageId: string; problem: string }
  cancel: () => void
}

/** Warns of bad events: of the first of a type at once, then once a minute of how many more there were. */
export const createBadEvents = (clock: Clock, warn: (message: string) => void): BadEvents => {
  const windows = new Map<string, Window>()

  const tell = (type: string, { count, last }: Window): void => {
    if (count === 0) return
    const events = count === 1 ? '1 more event' : `${count} more events`
    const latest = `The last, ${last.messageId}: ${last.problem}`
    warn(`${events} of the type ${type} within a minute: data that do not fit the schema. ${latest}`)
  }

  const wait = (type: string): (() => void) =>
    clock.after(MINUTE, () => {
      const window = windows.get(type)
      if (window === undefined) return
      tell(type, window)
      if (window.count === 0) windows.delete(type)
      else windows.set(type, { ...window, count: 0, cancel: wait(type) })
    })

  return {
    add(type, messageId, problem) {
      const window = windows.get(type)
      if (window !== undefined) {
        window.count++
        window.last = { messageId, problem }
        return
      }
      warn(`The event ${messageId} of the type ${type} has data that do not fit the schema: ${problem}`)
      windows.set(type, { count: 0, last: { messageId, problem }, cancel: wait(type) })
    },
    close() {
      for (const [type, window] of windows) {
        window.cancel()
        tell(type, window)
      }
      windows.clear()
    },
  }
}
