import { carriesSecret } from '../../../../src-shared/model/scheme.ts'
import type { DoctorCheckKind } from '../check.ts'
import { withBadSignature, withChangedBody } from '../change-request.ts'
import { verifying } from '../code.ts'
import { mustRefuse } from '../judge.ts'

const code = (scheme: Parameters<typeof verifying>[0]) => {
  const snippet = verifying(scheme)
  return snippet === undefined ? {} : { snippet }
}

export const badSignature: DoctorCheckKind = {
  name: 'bad-signature',
  title: 'A bad signature',
  sent: 'The same event with one character of its signature changed.',
  expected: '400, 401 or 403.',
  requests: 1,
  useless: () => null,
  async run(patient) {
    const answered = await patient.send(withBadSignature(patient.scheme, patient.event()))
    const accepted =
      'A wrong signature is accepted: whoever knows the address can send events. Compare the signature, in constant time, and answer 401 when it differs.'
    return mustRefuse(patient, answered, { accepted, ...code(patient.scheme) })
  },
}

export const noSignature: DoctorCheckKind = {
  name: 'no-signature',
  title: 'No signature',
  sent: 'The event without a signature.',
  expected: '400, 401 or 403.',
  requests: 1,
  useless: () => null,
  async run(patient) {
    const answered = await patient.send(patient.unsigned())
    const accepted =
      'An unsigned event is accepted: whoever knows the address can send events. Refuse a request without the signature before anything else.'
    return mustRefuse(patient, answered, { accepted, ...code(patient.scheme) })
  },
}

export const changedBody: DoctorCheckKind = {
  name: 'changed-body',
  title: 'A changed body',
  sent: 'An event of which one letter was changed after it was signed.',
  expected: '400, 401 or 403.',
  requests: 1,
  useless: ({ name }) => (carriesSecret(name) || name === 'mailgun' ? 'The scheme does not sign the body.' : null),
  async run(patient) {
    const event = patient.event()
    const changed = withChangedBody(patient.scheme, patient.secret, event, patient.now())
    const answered = await patient.send(changed ?? event)
    const accepted =
      'A changed body is accepted: the signature is compared with something else than the bytes that came. Make it over the whole raw body.'
    return mustRefuse(patient, answered, { accepted, ...code(patient.scheme) })
  },
}
