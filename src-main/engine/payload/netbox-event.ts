import { z } from 'zod'

const objectSchema = z.record(z.string(), z.unknown())
const snapshotSchema = objectSchema.nullable().default(null)

/** What `data` of a NetBox event holds; for a deletion `object` is the full object as it was before (R36). */
export const netboxEventSchema = z.object({
  objectType: z.string().min(1).nullable().default(null),
  model: z.string().min(1).nullable().default(null),
  object: objectSchema,
  prechange: snapshotSchema,
  postchange: snapshotSchema,
  username: z.string().nullable().default(null),
  requestId: z.string().nullable().default(null),
  /** The web request that made the change, where there was one. */
  request: z.object({ method: z.string(), path: z.string() }).nullable().default(null),
})
export type NetboxEvent = z.infer<typeof netboxEventSchema>

const jobEnds = new Set(['job_completed', 'job_failed', 'job_errored'])

/** The name of an event as payloads carry it: `created` for `object_created`, `job_ended` for every end of a job. */
export const netboxEventName = (type: string): string =>
  jobEnds.has(type) ? 'job_ended' : type.replace(/^object_(?=created$|updated$|deleted$)/, '')

/** Whether an event, by its name in payloads, is the start or the end of a job. */
export const isJobEvent = (event: string): boolean => event === 'job_started' || event === 'job_ended'

/** Nothing was there before a creation, nothing is there after a deletion. */
export const netboxSnapshots = (
  event: string,
  { prechange, postchange }: NetboxEvent,
): Pick<NetboxEvent, 'prechange' | 'postchange'> => ({
  prechange: event === 'created' ? null : prechange,
  postchange: event === 'deleted' ? null : postchange,
})

/** ISO 8601 with microseconds and offset, as Python prints it. `unixMs` is Unix milliseconds. */
export const netboxTime = (unixMs: number): string => new Date(unixMs).toISOString().replace('Z', '000+00:00')

const forms: Record<keyof NetboxEvent, string> = {
  objectType: 'a text such as dcim.site',
  model: 'a text such as Site',
  object: 'an object',
  prechange: 'an object or null',
  postchange: 'an object or null',
  username: 'a text or null',
  requestId: 'a text or null',
  request: 'an object with method and path',
}

const isField = (name: unknown): name is keyof NetboxEvent => typeof name === 'string' && Object.hasOwn(forms, name)

/** The field of `data` that a format needs and that is missing or wrong, in a sentence; null when all is there. */
export const netboxProblem = (format: string, needed: 'model' | 'objectType', data: unknown): string | null => {
  const parsed = netboxEventSchema.safeParse(data)
  const wrong = parsed.error?.issues[0]?.path[0]
  const field = isField(wrong) ? wrong : 'object'
  if (!parsed.success) return `the ${format} payload needs data.${field}, ${forms[field]}`
  return parsed.data[needed] === null ? `the ${format} payload needs data.${needed}, ${forms[needed]}` : null
}
