import { create } from 'zustand'
import type { DeliveryStatus } from '../../../src-shared/model/delivery-status.ts'
import { go, paths } from '../../lib/router.ts'

interface ActivityView {
  /** Chosen statuses; none chosen shows all. */
  statuses: DeliveryStatus[]
  text: string
}

/** The filter of the log, kept while the window is open. */
export const useActivityView = create<ActivityView>(() => ({ statuses: [], text: '' }))

/** Opens the log with the failed deliveries. */
export const showFailed = (): void => {
  useActivityView.setState({ statuses: ['failed'], text: '' })
  go(paths.activity)
}
