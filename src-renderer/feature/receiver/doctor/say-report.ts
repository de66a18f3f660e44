import type { DoctorReport } from '../../../../src-shared/model/doctor.ts'
import { plural } from '../../../lib/format.ts'

/** What an examination came to, in one sentence or two. */
export const sayReport = ({ checks, verdict, stopped, requests }: DoctorReport): string => {
  const bad = checks.filter(check => check.verdict === 'bad').length
  const warnings = checks.filter(check => check.verdict === 'warning').length
  const rest = stopped === null ? '' : ` ${stopped}`
  if (verdict === 'ok')
    return `The endpoint does everything right in ${plural(checks.length, 'check')} with ${plural(requests, 'request')}.${rest}`
  const parts = [
    bad === 0 ? null : `${plural(bad, 'thing')} wrong`,
    warnings === 0 ? null : `${plural(warnings, 'thing')} to look at`,
  ].filter(part => part !== null)
  return `The endpoint has ${parts.join(' and ')}, of ${plural(checks.length, 'check')}.${rest}`
}
