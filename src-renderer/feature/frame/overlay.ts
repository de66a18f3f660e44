import { create } from 'zustand'

/** Which of the frame's overlays is open. */
export const useOverlay = create<{ open: 'palette' | 'shortcuts' | null }>(() => ({ open: null }))

export const closeOverlay = (): void => useOverlay.setState({ open: null })
