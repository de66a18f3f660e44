import { HookError } from '../../../src-shared/error.ts'
import type { Explanation } from '../../../src-shared/model/explanation.ts'
import {
  type ExportForm,
  type ExportMany,
  type Imported,
  MOST_EXPORTED,
  MOST_EXPORTED_BYTES,
  type Session,
} from '../../../src-shared/model/session.ts'
import { toIso } from '../../../src-shared/time.ts'
import type { InboxService } from '../inbox/inbox-service.ts'
import type { CaptureHead, CaptureRecord, CaptureStore } from '../port/store.ts'
import { asHar } from './export/as-har.ts'
import { createExportCapture, type ExportedFile } from './export/export-capture.ts'
import { exportedRequest } from './export/exported-request.ts'
import { createReadSession, type ReadSessionParts } from './session/read-session.ts'
import { writeSession } from './session/write-session.ts'

export interface CaptureFilesParts extends ReadSessionParts {
  captures: CaptureStore
  inboxes: InboxService
  explain: (record: CaptureRecord) => Promise<Explanation>
  addresses: () => { url: string | null; httpsUrl: string | null }
}

/** Captures as files that others read, and back. */
export interface CaptureFiles {
  one(id: string, as: ExportForm): Promise<ExportedFile>
  many(input: ExportMany): Promise<ExportedFile>
  take(session: Session): Promise<Imported>
}

const PAGE = 500

const tooMuch = (): HookError =>
  new HookError('TOO_LARGE', `The bodies are longer than the ${MOST_EXPORTED_BYTES} bytes that go into one file.`, {
    help: 'Choose fewer captures, for example of one inbox or of a shorter time.',
  })

export const createCaptureFiles = (parts: CaptureFilesParts): CaptureFiles => {
  const { captures, inboxes, explain, addresses, clock } = parts
  const base = (): string => addresses().url ?? addresses().httpsUrl ?? 'http://127.0.0.1'
  const exportCapture = createExportCapture({ explain, base })

  const find = async (id: string): Promise<CaptureRecord> => {
    const record = await captures.get(id)
    if (record === null) throw new HookError('NOT_FOUND', `There is no capture ${id}.`)
    return record
  }

  const fitting = async (filter: ExportMany['filter'] = {}): Promise<CaptureHead[]> => {
    const heads: CaptureHead[] = []
    let cursor: string | undefined
    do {
      const page = await captures.list({ ...filter, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) })
      heads.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor !== undefined && heads.length < MOST_EXPORTED)
    return heads.slice(0, MOST_EXPORTED)
  }

  const chosen = async ({ ids, filter }: ExportMany): Promise<CaptureRecord[]> => {
    if (ids !== undefined && filter !== undefined) {
      throw new HookError('INVALID_INPUT', 'Give either ids or a filter.', { field: 'ids' })
    }
    const wanted = ids ?? (await fitting(filter)).map(({ id }) => id)
    const records: CaptureRecord[] = []
    let bytes = 0
    for (const id of wanted) {
      // One of a filter may be gone by now.
      const record = ids === undefined ? await captures.get(id) : await find(id)
      if (record === null) continue
      bytes += record.bodySize
      if (bytes > MOST_EXPORTED_BYTES) throw tooMuch()
      records.push(record)
    }
    return records
  }

  return {
    one: async (id, as) => exportCapture(await find(id), as),

    async many(input) {
      const records = await chosen(input)
      const now = toIso(clock.now())
      const day = now.slice(0, 10)
      if (input.as === 'har') {
        const requests = records.filter(({ kind }) => kind === 'request')
        const text = asHar(requests.map(record => exportedRequest(record, base())))
        return { name: `captures-${day}.har`, type: 'application/json', bytes: Buffer.from(text) }
      }
      const text = writeSession(records, (await inboxes.list()).items, now)
      return { name: `captures-${day}.json`, type: 'application/json', bytes: Buffer.from(text) }
    },

    take: createReadSession(parts),
  }
}
