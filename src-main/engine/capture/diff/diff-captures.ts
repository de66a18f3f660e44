import type { CaptureDiff } from '../../../../src-shared/model/capture-diff.ts'
import type { CaptureRecord } from '../../port/store.ts'
import { bodyDiff } from './body-diff.ts'
import { headerDiff } from './header-diff.ts'
import { ignoreList } from './ignore-list.ts'

const pair = (a: string, b: string): CaptureDiff['method'] => ({ a, b, change: a === b ? 'same' : 'changed' })

export interface Compared {
  capture: CaptureRecord
  /** All of it, however long. */
  body: Blob
}

/** What is different between two captures (B26). Throws INVALID_INPUT for an entry of `ignore` that cannot be read. */
export const diffCaptures = async (
  { capture: a, body: aBody }: Compared,
  { capture: b, body: bBody }: Compared,
  ignored: string | undefined,
): Promise<CaptureDiff> => {
  const ignore = ignoreList(ignored)
  const [aHeaders, bHeaders] = [JSON.parse(a.rawHeaders), JSON.parse(b.rawHeaders)]
  const headers = headerDiff(aHeaders, bHeaders, ignore)
  const body = await bodyDiff({ headers: aHeaders, body: aBody }, { headers: bHeaders, body: bBody }, ignore)
  return {
    method: pair(a.method, b.method),
    target: pair(a.target, b.target),
    headers: headers.headers,
    body: body.body,
    ignored: headers.ignored + body.ignored,
  }
}
