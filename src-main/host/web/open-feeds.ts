/** Connections that stay open beyond one answer, by who opened them. */
export interface OpenFeeds {
  /** The answer forgets it, for when it has ended by itself. */
  add(holder: string, end: () => void): () => void
  /** Ends what `holder`, a session or the id of a token, has open. */
  end(holder: string): void
}

export const createOpenFeeds = (): OpenFeeds => {
  const open = new Map<string, Set<() => void>>()
  return {
    add(holder, end) {
      const ends = open.get(holder) ?? new Set()
      open.set(holder, ends.add(end))
      return () => {
        ends.delete(end)
        if (ends.size === 0 && open.get(holder) === ends) open.delete(holder)
      }
    },
    end(holder) {
      for (const end of open.get(holder) ?? []) end()
    },
  }
}
