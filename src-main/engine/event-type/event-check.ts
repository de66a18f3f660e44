import { HookError } from '../../../src-shared/error.ts'
import type { EventTypeDefinition } from '../../../src-shared/model/event-type-definition.ts'
import type { NewEvent } from '../../../src-shared/model/message.ts'
import type { EngineSettings } from '../../../src-shared/model/settings.ts'
import type { BadEvents } from './bad-events.ts'
import type { DataCheck } from './compile-schema.ts'

/** Throws INVALID_INPUT for data that do not fit the schema of their type, where such events are refused. */
export type EventCheck = (event: Pick<NewEvent, 'type' | 'data'>, messageId: string) => void

export interface EventCheckOptions {
  settings: () => Pick<EngineSettings, 'eventTypeValidation'>
  find: (type: string) => EventTypeDefinition | undefined
  badEvents: Pick<BadEvents, 'add'>
  /** Told once of a schema that cannot be used, so that nothing is checked by it. */
  warn: (message: string) => void
}

type Compile = typeof import('./compile-schema.ts')['compileSchema']

const createCheck = ({ settings, find, badEvents, warn }: EventCheckOptions, compile: Compile): EventCheck => {
  const compiled = new WeakMap<EventTypeDefinition, DataCheck>()

  const checkOf = (definition: EventTypeDefinition): DataCheck => {
    const known = compiled.get(definition)
    if (known !== undefined) return known
    const made = definition.schema === null ? null : compile(definition.schema)
    if (made !== null && 'problem' in made) {
      warn(`Events of the type ${definition.name} are not checked: ${made.problem}`)
    }
    const check = made !== null && 'check' in made ? made.check : () => null
    compiled.set(definition, check)
    return check
  }

  return ({ type, data }, messageId) => {
    const definition = find(type)
    const problem = definition === undefined ? null : checkOf(definition)(data)
    if (problem === null) return
    if (settings().eventTypeValidation === 'warn') return badEvents.add(type, messageId, problem.message)
    throw new HookError('INVALID_INPUT', problem.message, {
      field: problem.field,
      help: `So says the schema of the event type ${type}.`,
    })
  }
}

/**
 * What published events are checked with (B14): null while validation is off. Types without a schema pass, those that
 * are not in the catalogue too. The schema compiler is loaded when it is first needed.
 */
export const createEventCheck = (options: EventCheckOptions): (() => Promise<EventCheck> | null) => {
  let check: Promise<EventCheck> | null = null
  return () => {
    if (options.settings().eventTypeValidation === 'off') return null
    check ??= import('./compile-schema.ts').then(({ compileSchema }) => createCheck(options, compileSchema))
    return check
  }
}
