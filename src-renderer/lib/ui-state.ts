import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type Theme = 'light' | 'dark' | 'system'
export type BodyView = 'pretty' | 'raw' | 'hex'

interface UiState {
  theme: Theme
  /** Null: as the window's width asks. */
  sidebarCollapsed: boolean | null
  /** Cards the user folded, by title. */
  folded: Record<string, boolean>
  bodyView: BodyView
  /** JSON paths that are columns of the captures of an inbox. */
  columns: Record<string, string[]>
  /** Addresses that requests were sent to by hand, the latest first. */
  targets: string[]
  /** Headers and paths that a comparison leaves out; null: what usually differs. */
  diffIgnore: string[] | null
  /** The first steps of this person, to show the way of that message again. */
  demo: { messageId: string; deliveryId: string | null; inbox: string; webhookId: string } | null
}

/** What the interface remembers on this computer. Nothing of the server's is in it, and no secret. */
export const useUi = create<UiState>()(
  persist(
    (): UiState => ({
      theme: 'system',
      sidebarCollapsed: null,
      folded: {},
      bodyView: 'pretty',
      columns: {},
      targets: [],
      diffIgnore: null,
      demo: null,
    }),
    { name: 'hookbench.ui' },
  ),
)

export const setUi = useUi.setState
