import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import { type BodyKind, bodyKind, parameterOf } from './body-kind.ts'
import { decodeContent, type Decoded } from './decode-content.ts'
import { type ReadText, readText } from './read-text.ts'

/** A body made ready to be shown. */
export interface ShownBody {
  decoded: Decoded
  kind: BodyKind
  text: ReadText | null
}

const TEXTUAL = /^text\/|[/+](json|xml)$|^application\/(x-www-form-urlencoded|javascript|graphql|x-ndjson|yaml|toml)$/i

export const headerValue = (headers: HeaderList, name: string): string | null => {
  const values = headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value)
  return values.length === 0 ? null : values.join(', ')
}

/** Takes codings off and finds out what the bytes are. */
export const readBody = async (bytes: Uint8Array<ArrayBuffer>, headers: HeaderList): Promise<ShownBody> => {
  const decoded = await decodeContent(bytes, headerValue(headers, 'content-encoding'))
  const contentType = headerValue(headers, 'content-type')
  const type = contentType?.split(';')[0]?.trim() ?? ''
  const said = decoded.problem === null && TEXTUAL.test(type)
  const text = readText(decoded.bytes, contentType === null ? null : parameterOf(contentType, 'charset'), said)
  return { decoded, kind: bodyKind(contentType, decoded.bytes, text?.text ?? null), text }
}
