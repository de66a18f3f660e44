import { create } from 'zustand'
import type { EditForm } from './edit-form.ts'

/**
 * What was edited of each capture and not sent, until the page is closed. It may hold credentials of the sender, so it
 * is not kept on this computer as drafts are.
 */
export const useReplayMemory = create<{ edits: Record<string, EditForm> }>(() => ({ edits: {} }))

export const rememberEdit = (capture: string, form: EditForm): void =>
  useReplayMemory.setState(({ edits }) => ({ edits: { ...edits, [capture]: form } }))

export const forgetEdit = (capture: string): void => {
  useReplayMemory.setState(state => {
    const { [capture]: _, ...edits } = state.edits
    return { edits }
  })
}
