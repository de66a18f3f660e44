import { excess, MOST_DEEP } from '../../../../src-shared/json/excess.ts'
import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import type { CaptureDiff } from '../../../../src-shared/model/capture-diff.ts'
import { decodeBody } from '../../delivery/decode-body.ts'
import { firstDifference } from '../../first-difference.ts'
import { createDifferences } from './differences.ts'
import type { IgnoreList } from './ignore-list.ts'
import { jsonDiff } from './json-diff.ts'
import { lineDiff } from './line-diff.ts'

export interface Side {
  headers: HeaderList
  body: Blob
}

/** Longest body that is compared by its meaning or its lines, bytes without its content coding. */
const MOST_COMPARED = 1024 * 1024
const MOST_SHOWN = 256 * 1024

interface Text {
  text: string
  /** All of it, so that it can be compared. */
  whole: boolean
}

const asText = async ({ headers, body }: Side): Promise<Text | null> => {
  const raw = new Uint8Array(await body.slice(0, MOST_COMPARED + 1).arrayBuffer())
  const decoded = await decodeBody(raw, headers, MOST_COMPARED)
  // The coding of what is read in part has no end.
  if (decoded?.broken && raw.length === body.size) return null
  const bytes = Buffer.from(decoded?.bytes ?? raw)
  const cut = bytes.subarray(0, MOST_COMPARED)
  const whole = decoded?.cut !== true && raw.length === body.size && bytes.length <= MOST_COMPARED
  if (cut.includes(0)) return null
  try {
    // What is cut off may end within a character.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(cut, { stream: !whole })
    return { text, whole }
  } catch {
    return null
  }
}

/** Values of JSON that are compared one by one; with more, the text is compared. */
const MOST_VALUES = 100_000

const hasMany = (text: string): boolean => {
  let commas = 0
  for (let at = text.indexOf(','); at !== -1 && commas <= MOST_VALUES; at = text.indexOf(',', at + 1)) commas++
  return commas > MOST_VALUES
}

const isJson = (text: string): boolean => {
  if (hasMany(text)) return false
  if (!/^\s*[[{"\d-]/.test(text) || excess(text, MOST_DEEP) !== null) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const STEP = 1024 * 1024

/** As `firstDifference`, of bodies that are read a part at a time. */
const differsAt = async (a: Blob, b: Blob): Promise<number | null> => {
  for (let from = 0; from < Math.max(a.size, b.size); from += STEP) {
    const [one, other] = [a.slice(from, from + STEP), b.slice(from, from + STEP)]
    const at = firstDifference(new Uint8Array(await one.arrayBuffer()), new Uint8Array(await other.arrayBuffer()))
    if (at !== null) return from + at
  }
  return null
}

/** How two bodies differ: JSON by its meaning, other text by its lines, else by their bytes. */
export const bodyDiff = async (
  a: Side,
  b: Side,
  ignore: IgnoreList,
): Promise<{ body: CaptureDiff['body']; ignored: number }> => {
  const [aText, bText] = [await asText(a), await asText(b)]
  const base = {
    firstDifference: await differsAt(a.body, b.body),
    aText: aText?.text.slice(0, MOST_SHOWN) ?? null,
    bText: bText?.text.slice(0, MOST_SHOWN) ?? null,
  }
  if (base.firstDifference === null) return { body: { kind: 'same', changes: null, more: false, ...base }, ignored: 0 }
  if (!aText?.whole || !bText?.whole)
    return { body: { kind: 'bytes', changes: null, more: false, ...base }, ignored: 0 }
  const found = createDifferences()
  const kind = isJson(aText.text) && isJson(bText.text) ? 'json' : 'text'
  if (kind === 'json') jsonDiff(aText.text, bText.text, found, ignore.path)
  else lineDiff(aText.text, bText.text, found)
  return { body: { kind, changes: found.list, more: found.more, ...base }, ignored: found.ignored }
}
