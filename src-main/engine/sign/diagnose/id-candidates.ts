import { jsonField } from '../scheme/json-field.ts'
import type { Claim, SignedRequest } from '../scheme/scheme.ts'
import type { Candidate } from './candidate.ts'

type Found = Pick<Candidate, 'code' | 'how' | 'request'>

/** An id in another header, or in the body, that may be the signed one. */
export function* idCandidates(request: SignedRequest, { id }: Claim): Generator<Found> {
  if (id === null) return
  const named = request.headers
    .filter(([name]) => /(?:^|-)id$/i.test(name))
    .map(([name, value]) => ({ where: name, value }))
  const inBody = jsonField(request.body, 'id')
  const others = typeof inBody === 'string' ? [...named, { where: 'the field id of the body', value: inBody }] : named
  for (const { where, value } of others) {
    if (value === id) continue
    const headers = request.headers.map(([name, text]): [string, string] => [name, text === id ? value : text])
    yield { code: 'id-mismatch', how: `for the id ${value} of ${where}`, request: { ...request, headers } }
  }
}
