import { HookError } from '../../../src-shared/error.ts'

/** What the server or the network said, as a sentence with the next step. */
const sentences: [pattern: RegExp, sentence: string, help: string][] = [
  [/^(NOAUTH|WRONGPASS)|invalid username-password|without any password/, 'refuses the password', 'Correct it.'],
  [/^NOPERM/, 'does not let this user read the stream', 'Allow XGROUP, XREADGROUP and XACK on its key.'],
  [/^WRONGTYPE/, 'holds something else than a stream under the key', 'Choose another key.'],
  [/^NOGROUP/, 'has lost the stream or its group', 'It is made again by itself.'],
  [/^LOADING/, 'is still loading its data', 'It is tried again by itself.'],
  [/^(READONLY|MISCONF|OOM)/, 'takes no writes now', 'Look at its log; it is tried again by itself.'],
  [/unknown command/, 'is too old for streams', 'Use Redis 5 or newer.'],
  [/DB index is out of range/, 'has no database of that number', 'Correct the number at the end of the address.'],
]

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? `, ${error.code}` : '')

/** `place` is host and port, with nothing secret. */
export const redisError = (error: unknown, place: string): HookError => {
  const cause = error instanceof Error ? error : new Error(String(error))
  const known = sentences.find(([pattern]) => pattern.test(cause.message))
  if (known !== undefined) {
    return new HookError('BUSY', `The Redis server ${place} ${known[1]} (${cause.message}).`, { help: known[2], cause })
  }
  return new HookError('BUSY', `The Redis server ${place} does not answer (${cause.message}${codeOf(cause)}).`, {
    help: 'Start it or correct its address; it is tried again by itself.',
    cause,
  })
}
