import { Environment, Interpreter, parse, tokenize } from '@huggingface/jinja'
import { netboxEventName, netboxEventSchema, netboxSnapshots, netboxTime } from './netbox-event.ts'
import type { PayloadInput } from './payload-format.ts'

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
const contextOf = ({ type, data, timestamp }: Pick<PayloadInput, 'type' | 'data' | 'timestamp'>): Context => {
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
 * there: a rendering depends on the event only and ends soon. Throws an Error that says what could not be rendered.
 */
export const renderTemplate = (template: string, event: Pick<PayloadInput, 'type' | 'data' | 'timestamp'>): string => {
  const environment = new Environment()
  for (const [name, value] of Object.entries({ ...constants, ...contextOf(event) })) environment.set(name, value)
  return new Interpreter(environment).run(parseTemplate(template)).toString()
}
