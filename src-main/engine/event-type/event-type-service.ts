import { HookError } from '../../../src-shared/error.ts'
import {
  type EventTypeCreate,
  type EventTypeDefinition,
  type EventTypeReplace,
  eventTypeReplaceSchema,
} from '../../../src-shared/model/event-type-definition.ts'
import type { Page } from '../../../src-shared/model/page.ts'
import { type Clock, toIso } from '../../../src-shared/time.ts'
import type { LiveFeed } from '../live/live-feed.ts'
import type { EventTypeRecord, EventTypeStore } from '../port/store.ts'
import { createSerial } from '../serial.ts'
import { builtIns, isFixed } from './built-in.ts'
import { checkDefinition } from './check-definition.ts'
import { limitProblem } from './schema-limits.ts'

export interface EventTypeServiceOptions {
  store: EventTypeStore
  clock: Clock
  live: Pick<LiveFeed, 'eventTypesChanged'>
}

/** The catalogue (B14): what comes with Hookbench, and event types of one's own. */
export interface EventTypeService {
  /** One's own by name, then the built-in ones. */
  list(): Page<EventTypeDefinition>
  get(name: string): EventTypeDefinition
  create(input: EventTypeCreate): Promise<EventTypeDefinition>
  /** Makes the event type when there is none. */
  replace(name: string, input: EventTypeReplace): Promise<EventTypeDefinition>
  remove(name: string): Promise<void>
  find(name: string): EventTypeDefinition | undefined
}

/** They are kept in memory, with their schemas. */
const MOST_OWN = 1000

const view = ({ name, definition, createdAt, updatedAt }: EventTypeRecord): EventTypeDefinition => {
  const own = eventTypeReplaceSchema.parse(JSON.parse(definition))
  const problem = own.schema === null ? null : limitProblem(own.schema)
  return {
    name,
    ...own,
    builtin: false,
    createdAt: toIso(createdAt),
    updatedAt: toIso(updatedAt),
    ...(problem === null ? {} : { unchecked: `Events of this type are not checked: ${problem}` }),
  }
}

const fixed = (name: string, verb: string): HookError =>
  new HookError('CONFLICT', `${name} is a built-in event type, which cannot be ${verb}.`, {
    field: 'name',
    help: 'Choose another name for an event type of your own.',
  })

export const loadEventTypeService = async ({
  store,
  clock,
  live,
}: EventTypeServiceOptions): Promise<EventTypeService> => {
  const own = new Map<string, { record: EventTypeRecord; definition: EventTypeDefinition }>()
  const serial = createSerial()
  /** The whole catalogue is one key, since it has a size that no change may exceed. */
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => serial('catalogue', change)
  for (const record of await store.list()) own.set(record.name, { record, definition: view(record) })

  const find = (name: string): EventTypeDefinition | undefined => own.get(name)?.definition ?? builtIns.get(name)

  const get = (name: string): EventTypeDefinition => {
    const found = find(name)
    if (found === undefined) throw new HookError('NOT_FOUND', `There is no event type ${name} in the catalogue.`)
    return found
  }

  const checkFree = (name: string): void => {
    if (!own.has(name)) return
    throw new HookError('CONFLICT', `An event type named ${name} exists.`, {
      field: 'name',
      help: 'Change that one, or choose another name.',
    })
  }

  const checked = async (input: EventTypeReplace): Promise<EventTypeReplace> => {
    const definition = eventTypeReplaceSchema.parse(input)
    await checkDefinition(definition)
    return definition
  }

  const put = async (name: string, definition: EventTypeReplace): Promise<EventTypeDefinition> => {
    if (!own.has(name) && own.size >= MOST_OWN) {
      throw new HookError('CONFLICT', `There are ${MOST_OWN} event types already.`, { help: 'Delete some first.' })
    }
    const now = clock.now()
    const record: EventTypeRecord = {
      name,
      definition: JSON.stringify(definition),
      createdAt: own.get(name)?.record.createdAt ?? now,
      updatedAt: now,
    }
    await store.put(record)
    own.set(name, { record, definition: view(record) })
    live.eventTypesChanged()
    return get(name)
  }

  return {
    list: () => ({
      items: [
        ...[...own.values()].map(({ definition }) => definition).sort((a, b) => (a.name < b.name ? -1 : 1)),
        ...[...builtIns.values()].filter(({ name }) => !own.has(name)),
      ],
      next: null,
    }),
    get,

    async create({ name, ...input }) {
      if (isFixed(name)) throw fixed(name, 'made again')
      checkFree(name)
      const definition = await checked(input)
      return inTurn(async () => {
        checkFree(name)
        return put(name, definition)
      })
    },

    async replace(name, input) {
      if (isFixed(name)) throw fixed(name, 'changed')
      const definition = await checked(input)
      return inTurn(() => put(name, definition))
    },

    remove: name =>
      inTurn(async () => {
        if (get(name).builtin) throw fixed(name, 'deleted')
        await store.remove(name)
        own.delete(name)
        live.eventTypesChanged()
      }),

    find,
  }
}
