import { z } from 'zod'

/** Where events come from by themselves: the files below a folder, or a stream of a Redis server. */
export const sourceKinds = ['folder', 'redis-stream'] as const
export type SourceKind = (typeof sourceKinds)[number]

/**
 * `off`: disabled. `starting`: the first look, or the first connection, is under way. `failed`: nothing comes in now, the
 * reason says why; it is tried again by itself.
 */
export const sourceStates = ['off', 'starting', 'running', 'failed'] as const
export type SourceState = (typeof sourceStates)[number]

/** Names of files and folders that are not looked at: hidden ones, and what programs leave while they write. */
export const defaultIgnore: readonly string[] = [
  '.*',
  '~$*',
  '*.tmp',
  '*.part',
  '*.crdownload',
  'Thumbs.db',
  'desktop.ini',
]

export const defaultSettleMs = 1000
export const defaultGroup = 'hookbench'

/** Stands for the password in the URL of a stream; sent back, the password that is kept stays. */
export const PASSWORD_MASK = '***'

export const sourceNameSchema = z.string().trim().min(1, 'Give the source a name.').max(150)

const folderOptions = {
  /** Absolute path of a directory on the computer that the engine runs on. */
  path: z.string().min(1, 'Choose the folder to watch.').max(4096),
  /** `*` stands for any part of a name; with a `/` it is a path below the folder. Case does not matter. */
  ignore: z.array(z.string().trim().min(1).max(200)).max(100),
  /** How long a file must stay as it is before it counts as written. */
  settleMs: z.int().min(100).max(600_000),
}

const streamOptions = {
  /** `redis://` or `rediss://`, with user, password and database where they are needed. */
  url: z.string().trim().min(1, 'Enter the address of the Redis server.').max(2048),
  key: z.string().min(1, 'Enter the key of the stream.').max(512),
  /** The consumer group; the engine makes it when it is missing. */
  group: z.string().min(1, 'Enter a name for the consumer group.').max(200),
}

export const folderOptionsSchema = z.strictObject(folderOptions)
export type FolderOptions = z.infer<typeof folderOptionsSchema>

export const streamOptionsSchema = z.strictObject(streamOptions)
export type StreamOptions = z.infer<typeof streamOptionsSchema>

const createFields = { name: sourceNameSchema, enabled: z.boolean().default(true) }

export const sourceCreateSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('folder'),
    ...createFields,
    folder: z.strictObject({
      ...folderOptions,
      ignore: folderOptions.ignore.default(() => [...defaultIgnore]),
      settleMs: folderOptions.settleMs.default(defaultSettleMs),
    }),
  }),
  z.strictObject({
    kind: z.literal('redis-stream'),
    ...createFields,
    stream: z.strictObject({ ...streamOptions, group: streamOptions.group.default(defaultGroup) }),
  }),
])
export type SourceCreate = z.input<typeof sourceCreateSchema>

/** Body of a change: any subset; `folder` and `stream` belong to their kind, which stays. */
export const sourceUpdateSchema = z.strictObject({
  name: sourceNameSchema.exactOptional(),
  folder: z
    .strictObject({
      path: folderOptions.path.exactOptional(),
      ignore: folderOptions.ignore.exactOptional(),
      settleMs: folderOptions.settleMs.exactOptional(),
    })
    .exactOptional(),
  /** A URL whose password is `***` keeps the password of the same server and user. */
  stream: z
    .strictObject({
      url: streamOptions.url.exactOptional(),
      key: streamOptions.key.exactOptional(),
      group: streamOptions.group.exactOptional(),
    })
    .exactOptional(),
})
export type SourceUpdate = z.infer<typeof sourceUpdateSchema>

const viewFields = {
  id: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  state: z.enum(sourceStates),
  /** Why the source is failed, or what a running one cannot read, with the next step; else null. */
  reason: z.string().nullable(),
  /** Events made since the source was created. */
  events: z.int(),
  lastEventAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
}

export const sourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('folder'),
    ...viewFields,
    /** With the number of files and folders that are known below it. */
    folder: z.object({ ...folderOptions, files: z.int(), folders: z.int() }),
  }),
  z.object({
    kind: z.literal('redis-stream'),
    ...viewFields,
    /** The password in the URL reads `***`. */
    stream: z.object(streamOptions),
  }),
])
export type Source = z.infer<typeof sourceSchema>
