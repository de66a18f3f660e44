import { Environment, parse, tokenize } from '@huggingface/jinja'
import type { TemplateEvent } from '../port/templates.ts'
import { netboxEventName, netboxEventSchema, netboxSnapshots, netboxTime } from './netbox-event.ts'
import { BoundedInterpreter } from './template/bounded-interpreter.ts'
import { createLimits } from './template/limits.ts'

type Program = ReturnType<typeof parse>
type Context = Record<string, unknown>

const constants: Context = { true: true, false: false, none: null, True: true, False: false, None: null }

const MOST_PARSED = 500
const parsed = new Map<string, Program>()

/** Throws an Error that says what is wrong with the template. */
export const parseTemplate = (template: string): Program => {
  const known = parsed.get(template)
  if (known !== undefined) return known
  if (parsed.size >= MOST_PARSED) parsed.clear()
  const program = parse(tokenize(template, { lstrip_blocks: true, trim_blocks: true }))
  parsed.set(template, program)
  return program
}

/** What a template can name (R47): of a NetBox object its parts, of any other event the whole data. */
const contextOf = ({ type, data, timestamp }: TemplateEvent): Context => {
  const value: unknown = JSON.parse(data)
  const change = netboxEventSchema.safeParse(value)
  const event = netboxEventName(type)
  if (!change.success || (change.data.model ?? change.data.objectType) === null) {
    const snapshots = { prechange: null, postchange: null }
    const time = netboxTime(timestamp)
    return { event, timestamp: time, model: null, data: value, username: null, request_id: null, snapshots }
  }
  const { model, object, username, requestId } = change.data
  return {
    event,
    timestamp: netboxTime(timestamp),
    model,
    data: object,
    username,
    request_id: requestId,
    snapshots: netboxSnapshots(event, change.data),
  }
}

/**
 * Renders a Jinja template over an event; the same text for every attempt. The clock, `range` and the like are not
 * there: a rendering depends on the event only. Its steps and its length are bounded, but reading a template is not:
 * the engine renders through Templates, on a thread. Throws an Error that says what could not be rendered.
 */
export const renderTemplate = (template: string, event: TemplateEvent): string => {
  const environment = new Environment()
  for (const [name, value] of Object.entries({ ...constants, ...contextOf(event) })) environment.set(name, value)
  return new BoundedInterpreter(environment, createLimits(event.data.length)).run(parseTemplate(template)).toString()
}
