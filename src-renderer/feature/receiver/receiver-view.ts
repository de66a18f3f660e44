import { create } from 'zustand'

interface ReceiverView {
  inboxForm: 'new' | 'edit' | null
  /** Ids of the rows that are ticked, in the order in which they were. */
  marked: readonly string[]
}

export const useReceiverView = create<ReceiverView>(() => ({ inboxForm: null, marked: [] }))

export const toggleMark = (id: string): void => {
  useReceiverView.setState(({ marked }) => ({
    marked: marked.includes(id) ? marked.filter(other => other !== id) : [...marked, id],
  }))
}

export const clearMarks = (): void => useReceiverView.setState({ marked: [] })
