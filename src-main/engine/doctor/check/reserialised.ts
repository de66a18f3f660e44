import type { DoctorCheckKind } from '../check.ts'
import { laidOutAnew } from '../change-request.ts'
import { rawBody } from '../code.ts'
import { isAccepted, mustAccept } from '../judge.ts'

/** Whether another layout of the same JSON is another signed text. */
const signsLayout: DoctorCheckKind['useless'] = (scheme, event) => {
  const anew = laidOutAnew(event)
  if (anew === null) return 'The body is not JSON.'
  const content = (request: typeof event): Buffer => Buffer.from(scheme.content(request, scheme.read(event)))
  if (content(event).equals(content(anew))) return 'The scheme does not sign the bytes of the body.'
  return scheme.name === 'workos' ? 'WorkOS’s own library signs the JSON as it writes it anew.' : null
}

const PARSES = 'The endpoint parses the JSON and writes it anew before it verifies.'
const VERIFY_RAW = 'Verify the raw bytes of the body, and parse afterwards.'

export const reserialised: DoctorCheckKind = {
  name: 'reserialised',
  title: 'Another layout of the JSON',
  sent: 'An event whose JSON is laid out in an unusual way, rightly signed.',
  expected: 'A 2xx status: the raw bytes are verified.',
  requests: 2,
  useless: signsLayout,
  async run(patient) {
    const anew = (request: Parameters<typeof laidOutAnew>[0]) => laidOutAnew(request) ?? request
    const answered = await patient.send(patient.event({ before: anew }))
    if (isAccepted(answered) && !patient.acceptsGood) {
      const advice = `${PARSES} This layout happens to be its own; that of the first check, which is the provider’s, is refused. ${VERIFY_RAW}`
      return { answered, verdict: 'bad', advice, snippet: rawBody }
    }
    if (isAccepted(answered) || !patient.acceptsGood) {
      return mustAccept(patient, answered, { refused: '', fault: 'See the log of the endpoint.' })
    }
    const signedElsewise = patient.event()
    const { body } = anew(signedElsewise)
    const swapped = await patient.send({ ...signedElsewise, body })
    const proof = isAccepted(swapped)
      ? ' It also took a body that was laid out anew after it was signed, which proves it.'
      : ''
    const refused = `${PARSES} So every sender that lays out its JSON in another way is refused.${proof} ${VERIFY_RAW}`
    return mustAccept(patient, answered, { refused, fault: refused, snippet: rawBody })
  },
}
