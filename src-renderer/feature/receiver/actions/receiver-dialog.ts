import { create } from 'zustand'

/** What is open above the page, of the things one does with captures and inboxes. */
export type ReceiverDialog =
  | { kind: 'replay'; capture: string; mode: 'exact' | 'resign' | 'edit' }
  | { kind: 'answering'; inbox: string }
  | { kind: 'held'; capture: string }
  /** Null: no inbox in mind. */
  | { kind: 'samples'; inbox: string | null }

export const useReceiverDialog = create<{ open: ReceiverDialog | null }>(() => ({ open: null }))

export const openReceiverDialog = (open: ReceiverDialog): void => useReceiverDialog.setState({ open })
export const closeReceiverDialog = (): void => useReceiverDialog.setState({ open: null })
