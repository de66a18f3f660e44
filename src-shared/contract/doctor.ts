import { eventIterator } from '@orpc/contract'
import {
  doctorEventSchema,
  doctorInputSchema,
  doctorPlanInputSchema,
  doctorPlanSchema,
  doctorReportSchema,
} from '../model/doctor.ts'
import { change } from './call.ts'

const tags = ['Receiver']

export const doctor = {
  plan: change
    .route({ method: 'POST', path: '/doctor/plan', tags, summary: 'What an examination would send; sends nothing' })
    .input(doctorPlanInputSchema)
    .output(doctorPlanSchema),

  run: change
    .route({ method: 'POST', path: '/doctor', tags, summary: 'Examine an endpoint; a closed connection ends it' })
    .input(doctorInputSchema)
    .output(doctorReportSchema),

  watch: change
    .route({
      method: 'POST',
      path: '/doctor/events',
      tags,
      summary: 'The same, with each check as it comes (server-sent events)',
    })
    .input(doctorInputSchema)
    .output(eventIterator(doctorEventSchema)),
}
