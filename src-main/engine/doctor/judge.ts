import type { DoctorVerdict } from '../../../src-shared/model/doctor.ts'
import type { Answered, Outcome, Patient } from './check.ts'

/** Why no answer came, as a sentence. */
export const noAnswer = ({ error }: Answered): string =>
  `No answer came: ${(error ?? 'the connection ended').replace(/\.$/, '')}.`

export const isAccepted = ({ status }: Answered): boolean => status !== null && status >= 200 && status < 300
export const isRefused = ({ status }: Answered): boolean => status !== null && status >= 400 && status < 500
const isFault = ({ status }: Answered): boolean => status !== null && status >= 500

const outcome = (answered: Answered, verdict: DoctorVerdict, advice: string): Outcome => ({ answered, verdict, advice })

interface Expected {
  /** What it means that the request was taken. */
  accepted: string
  /** What code does it right. */
  snippet?: Outcome['snippet']
}

/** What an answer to a request says that has to be refused. */
export const mustRefuse = ({ acceptsGood }: Patient, answered: Answered, { accepted, snippet }: Expected): Outcome => {
  const withCode = snippet === undefined ? {} : { snippet }
  if (isAccepted(answered)) return { ...outcome(answered, 'bad', accepted), ...withCode }
  if (isFault(answered)) {
    const advice = `It was refused with ${answered.status}, which tells a provider that the endpoint is broken and to try again. Catch what verifying throws, and answer 400 or 401.`
    return outcome(answered, 'warning', advice)
  }
  if (answered.status === null) {
    const advice = `${noAnswer(answered)} Answer 400 or 401, so that a provider knows that it was refused.`
    return outcome(answered, 'warning', advice)
  }
  if (!isRefused(answered)) {
    return outcome(answered, 'warning', `A redirect is no refusal. Answer 400 or 401.`)
  }
  return acceptsGood
    ? outcome(answered, 'ok', 'It was refused, as it should be.')
    : outcome(answered, 'warning', 'It was refused, but so are rightly signed ones, so that proves nothing yet.')
}

interface Taken {
  /** What it means that the request was refused. */
  refused: string
  fault: string
  snippet?: Outcome['snippet']
}

/** What an answer to a request says that has to be taken. */
export const mustAccept = (
  { acceptsGood }: Patient,
  answered: Answered,
  { refused, fault, snippet }: Taken,
  whenRefused: DoctorVerdict = 'bad',
): Outcome => {
  const withCode = snippet === undefined ? {} : { snippet }
  if (isAccepted(answered)) return outcome(answered, 'ok', 'It was taken, as it should be.')
  if (isFault(answered) || answered.status === null) {
    const what = answered.status === null ? noAnswer(answered) : `The endpoint failed with ${answered.status}.`
    return { ...outcome(answered, 'bad', `${what} ${fault}`), ...withCode }
  }
  if (!acceptsGood) {
    return outcome(answered, 'warning', 'It was refused, but so are other rightly signed ones: see the first check.')
  }
  return { ...outcome(answered, whenRefused, refused), ...withCode }
}
