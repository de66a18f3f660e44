import type { IncomingMessage } from 'node:http'
import { HookError } from '../../src-shared/error.ts'

const sizeName = (bytes: number): string => {
  const units = [
    [1024 * 1024, 'MiB'],
    [1024, 'KiB'],
  ] as const
  for (const [size, name] of units) if (bytes >= size) return `${bytes / size} ${name}`
  return `${bytes} bytes`
}

/**
 * The whole body of a request, which keeps the limit however it is sent. Rejects with HookError TOO_LARGE as soon as
 * there is more; the rest is passed over, since a connection that is cut while somebody sends loses the answer.
 */
export const readBody = (request: IncomingMessage, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0

    const settle = (): void => void request.off('data', take).off('end', end).off('error', fail).off('close', cut)
    const refuse = (): void => {
      settle()
      request.resume()
      reject(new HookError('TOO_LARGE', `The request body is larger than ${sizeName(limit)}.`))
    }
    const take = (part: Buffer): void => {
      size += part.length
      parts.push(part)
      if (size > limit) refuse()
    }
    const end = (): void => {
      settle()
      resolve(Buffer.concat(parts))
    }
    const fail = (error: unknown): void => {
      settle()
      reject(error)
    }
    const cut = (): void => fail(new HookError('INVALID_INPUT', 'The request ended before its body did.'))

    if (Number(request.headers['content-length'] ?? 0) > limit) refuse()
    else request.on('data', take).on('end', end).on('error', fail).on('close', cut)
  })
