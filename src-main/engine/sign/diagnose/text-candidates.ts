import type { Claim, SignedRequest } from '../scheme/scheme.ts'
import type { Candidate } from './candidate.ts'

type Found = Pick<Candidate, 'code' | 'how' | 'content'>

/** The texts that schemes sign; what a sender of another scheme, or a reader of half the documentation, would sign. */
const texts = [
  '{body}',
  '{time}.{body}',
  '{id}.{time}.{body}',
  '{time}{body}',
  '{time}:{body}',
  'v0:{time}:{body}',
  '{id}{time}{body}',
  '{body}{time}',
  '{url}{body}',
  '{method}{url}{body}',
  '{id}.{body}',
  '{body}.{time}',
] as const

const filled = (text: string, { method, url, body }: SignedRequest, { id, time }: Claim): Uint8Array | null => {
  const values: Record<string, string | null> = { time: time?.text ?? null, id, url, method }
  const parts: Uint8Array[] = []
  for (const part of text.split(/(\{\w+\})/)) {
    if (part === '{body}') parts.push(body)
    else if (part.startsWith('{')) {
      const value = values[part.slice(1, -1)] ?? null
      if (value === null) return null
      parts.push(Buffer.from(value))
    } else parts.push(Buffer.from(part))
  }
  return Buffer.concat(parts)
}

/** Other texts around the body than those of the scheme; without a body they would say nothing of it. */
export function* textCandidates(request: SignedRequest, claim: Claim): Generator<Found> {
  if (request.body.length === 0) return
  for (const text of texts) {
    const content = filled(text, request, claim)
    if (content !== null)
      yield { code: 'wrong-signed-text', how: `over ${text.replaceAll(/[{}]/g, '')} alone`, content }
  }
}
