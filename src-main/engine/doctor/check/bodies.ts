import { SECOND } from '../../../../src-shared/time.ts'
import type { DoctorCheckKind, Outcome } from '../check.ts'
import { padded, withBadSignature, withContentType } from '../change-request.ts'
import { sizeLimit, verifying } from '../code.ts'
import { isAccepted, mustAccept, mustRefuse } from '../judge.ts'

const OTHER_TYPE = 'text/plain'

export const wrongContentType: DoctorCheckKind = {
  name: 'wrong-content-type',
  title: 'Another content type',
  sent: `An event as ${OTHER_TYPE}, once rightly signed and once not.`,
  expected: 'A 2xx or 4xx status for the first, 4xx for the second.',
  requests: 2,
  useless: () => null,
  async run(patient): Promise<Outcome> {
    const asText = (request: Parameters<typeof withContentType>[0]) => withContentType(request, OTHER_TYPE)
    const answered = await patient.send(patient.event({ before: asText }))
    const failed = answered.status === null || answered.status >= 500
    if (failed) {
      return mustAccept(patient, answered, {
        refused: '',
        fault: 'A content type that is not expected must not break the endpoint: answer 415.',
      })
    }
    const bad = withBadSignature(patient.scheme, patient.event({ before: asText }))
    const snippet = verifying(patient.scheme)
    return mustRefuse(patient, await patient.send(bad), {
      accepted: `A wrong signature is accepted when the content type is ${OTHER_TYPE}: the way around the check. Verify every request, whatever its type.`,
      ...(snippet === undefined ? {} : { snippet }),
    })
  },
}

const PIECES = 4
const BETWEEN = 0.7 * SECOND

export const slowBody: DoctorCheckKind = {
  name: 'slow-body',
  title: 'A slow body',
  sent: `An event whose body comes in ${PIECES} pieces over ${((PIECES - 1) * BETWEEN) / SECOND} s.`,
  expected: 'A 2xx status.',
  requests: 1,
  useless: () => null,
  async run(patient) {
    const answered = await patient.send(patient.event(), { pieces: PIECES, everyMs: BETWEEN })
    return mustAccept(patient, answered, {
      refused:
        'A body that comes in pieces is refused: what comes first is taken for all of it, or the time for a body is too short. Read until the end of the request before you verify.',
      fault: 'A body that comes in pieces must not break the endpoint: read until the end of the request.',
    })
  },
}

const LARGE = 8 * 1024 * 1024

export const oversized: DoctorCheckKind = {
  name: 'oversized',
  title: 'A very large body',
  sent: `An event of ${LARGE / 1024 / 1024} MiB, rightly signed, and then a usual one.`,
  expected: 'A 2xx status, or 413; and the endpoint goes on.',
  requests: 2,
  useless: () => null,
  async run(patient): Promise<Outcome> {
    const answered = await patient.send(patient.event({ before: request => padded(request, LARGE) }))
    const after = await patient.send(patient.event())
    if (after.status === null) {
      const advice = `After it the endpoint did not answer at all (${after.error ?? 'the connection ended'}): one large request takes it down. Set a limit for bodies, and answer 413 beyond it.`
      return { answered, verdict: 'bad', advice, snippet: sizeLimit }
    }
    if (patient.acceptsGood && !isAccepted(after)) {
      const advice = `After it a usual event was answered ${after.status}: one large request disturbs the endpoint. Set a limit for bodies, and answer 413 beyond it.`
      return { answered, verdict: 'bad', advice, snippet: sizeLimit }
    }
    if (answered.status === null && !answered.timedOut) {
      const advice =
        'The connection was broken off without an answer, which a provider takes for a fault and tries again. Answer 413.'
      return { answered, verdict: 'warning', advice, snippet: sizeLimit }
    }
    if (answered.status === null || answered.status >= 500) {
      const what = answered.timedOut ? 'No answer came in time' : `The endpoint failed with ${answered.status}`
      return {
        answered,
        verdict: 'bad',
        advice: `${what}. Set a limit for bodies, and answer 413 beyond it.`,
        snippet: sizeLimit,
      }
    }
    const advice = isAccepted(answered)
      ? 'It was taken. Providers send up to 25 MiB; where you do not need that, set a limit.'
      : `It was refused with ${answered.status}, and the endpoint goes on.`
    return { answered, verdict: 'ok', advice }
  },
}
