import { HookError } from '../../../src-shared/error.ts'
import { utf8Text } from '../../engine/message/utf8-text.ts'

/** Throws INVALID_INPUT for bytes that are no UTF-8; `what` names them. */
export const readText = (bytes: Uint8Array, what: string): string => {
  const text = utf8Text(bytes)
  if (text !== null) return text
  throw new HookError('INVALID_INPUT', `${what} is not valid UTF-8.`, { help: 'Send JSON in UTF-8.' })
}
