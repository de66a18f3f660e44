import { SECOND } from '../../../../src-shared/time.ts'
import type { DoctorCheckKind } from '../check.ts'
import { mustAccept } from '../judge.ts'

export const duplicateId: DoctorCheckKind = {
  name: 'duplicate-id',
  title: 'The same event twice',
  sent: 'One event twice, byte for byte the same.',
  expected: 'A 2xx status for the second one too.',
  requests: 2,
  useless: () => null,
  async run(patient) {
    const event = patient.event()
    await patient.send(event)
    const answered = await patient.send(event)
    const refused =
      'Providers send an event again when an answer was lost, and go on for days when the repeat is refused. Answer 2xx to what you already have, and do nothing more.'
    const fault = 'A repeat must not fail: keep the ids of events, and answer 2xx to what you already have.'
    const found = mustAccept(patient, answered, { refused, fault }, 'warning')
    return found.verdict === 'ok'
      ? { ...found, advice: 'It was taken. Whether it was worked on twice, only the endpoint knows.' }
      : found
  },
}

const MOST_SECONDS_BACK = 20

export const reordered: DoctorCheckKind = {
  name: 'reordered',
  title: 'Events out of order',
  sent: 'An event, and then one that is older by some seconds.',
  expected: 'A 2xx status for both.',
  requests: 2,
  useless: () => null,
  async run(patient) {
    const back = Math.min(MOST_SECONDS_BACK, Math.max(1, Math.floor((patient.scheme.toleranceSec ?? 60) / 3)))
    const now = patient.now()
    await patient.send(patient.event({ at: now }))
    const answered = await patient.send(patient.event({ at: now - back * SECOND }))
    const refused =
      'Providers promise no order: a retry comes after younger events. Take it, and compare the times of the events where it matters.'
    const fault = 'An older event must not fail: providers promise no order.'
    return mustAccept(patient, answered, { refused, fault }, 'warning')
  },
}
