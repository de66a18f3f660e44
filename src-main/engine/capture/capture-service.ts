import { HookError } from '../../../src-shared/error.ts'
import type { Capture, CaptureFilter, CaptureSummary } from '../../../src-shared/model/capture.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import type { CaptureRecord, CaptureStore } from '../port/store.ts'
import { captureSummaryView, captureView } from './capture-view.ts'

export interface CaptureService {
  list(filter: CaptureFilter & { inbox?: string }): Promise<Page<CaptureSummary>>
  get(id: string): Promise<Capture>
  /** The exact body bytes. */
  body(id: string): Promise<{ bytes: Uint8Array; contentType: string | null }>
  remove(id: string): Promise<void>
}

export const createCaptureService = (captures: CaptureStore): CaptureService => {
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
    async remove(id) {
      if (!(await captures.remove(id))) throw new HookError('NOT_FOUND', `There is no capture ${id}.`)
    },
  }
}
