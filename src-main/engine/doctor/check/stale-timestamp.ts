import { HOUR, SECOND } from '../../../../src-shared/time.ts'
import type { DoctorCheckKind } from '../check.ts'
import { freshTime, verifying } from '../code.ts'
import { mustRefuse } from '../judge.ts'

export const staleTimestamp: DoctorCheckKind = {
  name: 'stale-timestamp',
  title: 'An old event',
  sent: 'An event that was rightly signed more than an hour ago.',
  expected: '400, 401 or 403.',
  requests: 1,
  useless: ({ toleranceSec }) => (toleranceSec === null ? 'The scheme signs no time.' : null),
  async run(patient) {
    const tolerance = patient.scheme.toleranceSec ?? 0
    const at = patient.now() - tolerance * SECOND - HOUR
    const answered = await patient.send(patient.event({ at }))
    const accepted = `An event that was signed an hour ago is accepted: whoever records one can send it again at any time. Refuse signed times that differ by more than ${tolerance} s.`
    return mustRefuse(patient, answered, { accepted, snippet: verifying(patient.scheme) ?? freshTime(tolerance) })
  },
}
