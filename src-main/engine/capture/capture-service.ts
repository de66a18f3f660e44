import { HookError } from '../../../src-shared/error.ts'
import type { Capture, CaptureFilter, CaptureSummary } from '../../../src-shared/model/capture.ts'
import type { CaptureDiff, CaptureDiffInput } from '../../../src-shared/model/capture-diff.ts'
import type { Explanation } from '../../../src-shared/model/explanation.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import type { Step } from '../../../src-shared/model/respond.ts'
import type { CaptureRecord, CaptureStore } from '../port/store.ts'
import type { HeldRequests } from '../respond/held-requests.ts'
import { captureSummaryView, captureView } from './capture-view.ts'
import { diffCaptures } from './diff/diff-captures.ts'

export interface CaptureService {
  list(filter: CaptureFilter): Promise<Page<CaptureSummary>>
  get(id: string): Promise<Capture>
  /** The exact body bytes. */
  body(id: string): Promise<{ bytes: Uint8Array; contentType: string | null }>
  /** Why its signature verifies or not, with what the inbox has now. */
  explain(id: string): Promise<Explanation>
  /** What is different between two of them. */
  diff(input: CaptureDiffInput): Promise<CaptureDiff>
  /** Answers a request that is held. */
  release(id: string, step: Step): Promise<Capture>
  /** Asks AWS SNS to confirm the subscription that the capture is about. */
  confirmSubscription(id: string): Promise<SubscriptionConfirmed>
  remove(id: string): Promise<void>
}

export interface SubscriptionConfirmed {
  url: string
  status: number
  body: string
}

export interface CaptureParts {
  captures: CaptureStore
  explain: (record: CaptureRecord) => Promise<Explanation>
  held: Pick<HeldRequests, 'until' | 'release'>
  confirm: (record: CaptureRecord) => Promise<SubscriptionConfirmed>
}

export const createCaptureService = ({ captures, explain, held, confirm }: CaptureParts): CaptureService => {
  const find = async (id: string): Promise<CaptureRecord> => {
    const record = await captures.get(id)
    if (record === null) throw new HookError('NOT_FOUND', `There is no capture ${id}.`)
    return record
  }

  return {
    async list(filter) {
      const { items, next } = await captures.list(filter)
      return { items: items.map(captureSummaryView), next }
    },
    get: async id => captureView(await find(id), held.until(id)),
    async body(id) {
      const { body, contentType } = await find(id)
      return { bytes: body, contentType }
    },
    explain: async id => explain(await find(id)),
    diff: async ({ a, b, ignore }) => diffCaptures(await find(a), await find(b), ignore),
    async release(id, step) {
      await find(id)
      held.release(id, step)
      return captureView(await find(id), null)
    },
    confirmSubscription: async id => confirm(await find(id)),
    async remove(id) {
      if (!(await captures.remove(id))) throw new HookError('NOT_FOUND', `There is no capture ${id}.`)
    },
  }
}
