import type { Socket } from 'node:net'

const ONE = 0x31
const ZERO = 0x30
const TWO = 0x32
const CR = 0x0d
const LF = 0x0a
/** Where the three digits of the status stand in `HTTP/1.1 200`. */
const FIRST_DIGIT = 9
const LAST_DIGIT = 11

/**
 * undici skips 102 and 103 but breaks the connection off at `100 Continue`, which a server may send at any time
 * (RFC 9110 §15.2). Here what it reads of a connection passes by, and a 100 before an answer is read as a 102.
 *
 *   status ─▶ 1xx: interim ─ its head ends ─▶ status …
 *        └──▶ any other: passed through untouched, until `restart`
 *
 * The returned `restart` is to be called before each request.
 */
export const skipContinue = (socket: Socket): (() => void) => {
  const readOn: (size?: number) => Buffer | null = socket.read.bind(socket)
  let state: 'status' | 'interim' | 'passed' = 'passed'
  let place = 0
  let zeros = 0
  let lineIsEmpty = false

  const status = (chunk: Buffer, at: number): void => {
    const byte = chunk[at]
    if (place === FIRST_DIGIT && byte !== ONE) {
      state = 'passed'
      return
    }
    if (place > FIRST_DIGIT && byte === ZERO) zeros++
    if (place === LAST_DIGIT) {
      if (zeros === 2) chunk[at] = TWO
      state = 'interim'
      lineIsEmpty = false
    }
    place++
  }

  const interim = (byte: number | undefined): void => {
    if (byte === LF && lineIsEmpty) {
      state = 'status'
      place = 0
      zeros = 0
    } else if (byte === LF) lineIsEmpty = true
    else if (byte !== CR) lineIsEmpty = false
  }

  socket.read = size => {
    const chunk = readOn(size)
    if (state === 'passed' || chunk === null) return chunk
    for (let at = 0; at < chunk.length; at++) {
      if (state === 'status') status(chunk, at)
      else if (state === 'interim') interim(chunk[at])
      else break
    }
    return chunk
  }

  return () => {
    state = 'status'
    place = 0
    zeros = 0
  }
}
