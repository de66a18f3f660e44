import { expect, test } from 'vitest'
import { createEventCheck } from '../../../../src-main/engine/event-type/event-check.ts'
import { loadEventTypeService } from '../../../../src-main/engine/event-type/event-type-service.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'

test('B14: an event type whose stored schema is beyond the limits of today says that it is not checked, once in the log', async () => {
  const schema = { anyOf: Array.from({ length: 600 }, () => ({ type: 'string' })) }
  const definition = JSON.stringify({ description: '', systems: [], schema, examples: [] })
  const store = {
    list: () => Promise.resolve([{ name: 'old.type', definition, createdAt: 0, updatedAt: 0 }]),
    put: () => Promise.resolve(),
    remove: () => Promise.resolve(),
  }
  const eventTypes = await loadEventTypeService({ store, clock: createFakeClock(), live: { eventTypesChanged() {} } })
  const told: string[] = []
  const check = await createEventCheck({
    settings: () => ({ eventTypeValidation: 'reject' }),
    find: eventTypes.find,
    badEvents: { add() {} },
    warn: message => void told.push(message),
  })()
  for (let n = 0; n < 3; n++) check?.({ type: 'old.type', data: 5 }, `msg_${n}`)
  expect(told).toEqual(['Events of the type old.type are not checked: A schema holds at most 500 objects.'])
  expect(eventTypes.get('old.type').unchecked).toBe(
    'Events of this type are not checked: A schema holds at most 500 objects.',
  )
})
