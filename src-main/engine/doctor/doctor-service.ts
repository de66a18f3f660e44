import { randomBytes } from 'node:crypto'
import { HookError } from '../../../src-shared/error.ts'
import type { IdSource } from '../../../src-shared/id.ts'
import type {
  DoctorCheck,
  DoctorEvent,
  DoctorInput,
  DoctorPlan,
  DoctorReport,
  DoctorVerdict,
} from '../../../src-shared/model/doctor.ts'
import type { VerificationScheme } from '../../../src-shared/model/scheme.ts'
import { type Clock, SECOND } from '../../../src-shared/time.ts'
import type { SendOnce } from '../dispatch/send-once.ts'
import { exampleOf } from '../sample/example-of.ts'
import type { BoundScheme } from '../sign/scheme/any-scheme.ts'
import { bindScheme } from '../sign/scheme/bind-scheme.ts'
import type { SignedRequest } from '../sign/scheme/scheme.ts'
import { signAsSender } from '../sign/sign-as-sender.ts'
import type { DoctorCheckKind, Patient } from './check.ts'
import { checks } from './checks.ts'

export interface DoctorOptions {
  clock: Clock
  ids: IdSource
  sendOnce: SendOnce
}

export interface Doctor {
  /** What an examination would send. */
  plan(input: Pick<DoctorInput, 'scheme' | 'options'>): DoctorPlan
  run(input: DoctorInput, signal?: AbortSignal): Promise<DoctorReport>
  /** The same, with each check as it comes. */
  watch(input: DoctorInput, signal?: AbortSignal): AsyncGenerator<DoctorEvent, void>
}

const TIMEOUT = 10 * SECOND
const worst = { ok: 0, warning: 1, bad: 2 } as const

const boundOf = (scheme: VerificationScheme, options: unknown): BoundScheme => {
  const bound = bindScheme(scheme, options)
  if (bound?.sign != null) return bound
  throw new HookError('INVALID_INPUT', `Requests of the scheme ${scheme} cannot be signed here.`, { field: 'scheme' })
}

const unsignedFor = (scheme: BoundScheme, url: string, at: number): SignedRequest => {
  const { method, headers, body } = exampleOf(scheme.name, at)
  return { method, url, headers, body: Buffer.from(body) }
}

const shown = ({ name, title }: DoctorCheckKind) => ({ name, title })

/** Tries with an endpoint what providers and strangers send, and says what it should have answered. */
export const createDoctor = ({ clock, ids, sendOnce }: DoctorOptions): Doctor => {
  const divide = (scheme: BoundScheme) => {
    const at = clock.now()
    const bare = unsignedFor(scheme, 'http://127.0.0.1/', at)
    const secret = scheme.secret.generate?.(randomBytes)
    const event = secret === undefined ? bare : signAsSender(scheme, bare, { secret, id: 'msg_plan', at })
    const all = checks.map(check => ({ check, why: check.useless(scheme, event) }))
    return {
      made: all.flatMap(({ check, why }) => (why === null ? [check] : [])),
      leftOut: all.flatMap(({ check, why }) => (why === null ? [] : [{ ...shown(check), why }])),
    }
  }

  const planOf = (scheme: BoundScheme): DoctorPlan => {
    const { made, leftOut } = divide(scheme)
    return {
      requests: made.reduce((sum, { requests }) => sum + requests, 0),
      checks: made.map(check => ({ ...shown(check), requests: check.requests })),
      leftOut,
    }
  }

  const patientOf = (
    input: DoctorInput,
    scheme: BoundScheme,
    signal: AbortSignal | undefined,
    count: () => void,
  ): Patient => ({
    scheme,
    secret: input.secret,
    acceptsGood: true,
    now: clock.now,
    unsigned: () => unsignedFor(scheme, input.url, clock.now()),
    event({ at = clock.now(), id = ids.next('msg'), before = (request: SignedRequest) => request } = {}) {
      return signAsSender(scheme, before(unsignedFor(scheme, input.url, at)), { secret: input.secret, id, at })
    },
    async send({ url, ...request }, pace) {
      count()
      const { response, error, timing } = await sendOnce({
        ...request,
        url: url ?? input.url,
        timeoutMs: TIMEOUT,
        responseLimit: 0,
        ...(pace === undefined ? {} : { pace }),
        ...(signal === undefined ? {} : { signal }),
      })
      return {
        status: response?.status ?? null,
        ms: timing.total,
        error: error?.message ?? null,
        timedOut: error !== null && error.class.startsWith('timeout'),
      }
    },
  })

  const examine = async (check: DoctorCheckKind, patient: Patient): Promise<DoctorCheck> => {
    const { answered, verdict, advice, snippet = null } = await check.run(patient)
    const { status, ms, error } = answered
    return {
      ...shown(check),
      sent: check.sent,
      expected: check.expected,
      answered: { status, ms, error },
      verdict,
      advice,
      snippet,
    }
  }

  async function* watch(input: DoctorInput, signal?: AbortSignal): AsyncGenerator<DoctorEvent, void> {
    const scheme = boundOf(input.scheme, input.options)
    yield { type: 'plan', plan: planOf(scheme) }
    let requests = 0
    let stopped: string | null = null
    const patient = patientOf(input, scheme, signal, () => requests++)
    const done: DoctorCheck[] = []
    for (const check of divide(scheme).made) {
      if (signal?.aborted) return
      yield { type: 'started', name: check.name }
      const found = await examine(check, patient)
      if (signal?.aborted) return
      done.push(found)
      yield { type: 'check', check: found }
      if (check.name !== 'good') continue
      patient.acceptsGood = found.answered.status !== null && found.verdict !== 'bad'
      if (found.answered.status === null) {
        stopped = 'Nothing else was tried, since the endpoint did not answer the first request.'
        break
      }
    }
    const verdict = done.reduce<DoctorVerdict>(
      (all, each) => (worst[each.verdict] > worst[all] ? each.verdict : all),
      'ok',
    )
    yield { type: 'report', report: { url: input.url, scheme: input.scheme, requests, checks: done, verdict, stopped } }
  }

  return {
    plan: ({ scheme, options }) => planOf(boundOf(scheme, options)),
    watch,
    async run(input, signal) {
      for await (const event of watch(input, signal)) if (event.type === 'report') return event.report
      throw new HookError('BUSY', 'The examination was broken off.')
    },
  }
}
