import { HookError } from '../../../src-shared/error.ts'
import type { Capture, CaptureFilter, CaptureSummary } from '../../../src-shared/model/capture.ts'
import type { Explanation } from '../../../src-shared/model/explanation.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import type { CaptureRecord, CaptureStore } from '../port/store.ts'
import { captureSummaryView, captureView } from './capture-view.ts'

export interface CaptureService {
  list(filter: CaptureFilter): Promise<Page<CaptureSummary>>
  get(id: string): Promise<Capture>
  /** The exact body bytes. */
  body(id: string): Promise<{ bytes: Uint8Array; contentType: string | null }>
  /** Why its signature verifies or not, with what the inbox has now. */
  explain(id: string): Promise<Explanation>
  remove(id: string): Promise<void>
}

export interface CaptureParts {
  captures: CaptureStore
  explain: (record: CaptureRecord) => Promise<Explanation>
}

export const createCaptureService = ({ captures, explain }: CaptureParts): CaptureService => {
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
    get: async id => captureView(await find(id)),
    async body(id) {
      const { body, contentType } = await find(id)
      return { bytes: body, contentType }
    },
    explain: async id => explain(await find(id)),
    async remove(id) {
      if (!(await captures.remove(id))) throw new HookError('NOT_FOUND', `There is no capture ${id}.`)
    },
  }
}
