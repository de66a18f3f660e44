import { z } from 'zod'
import {
  defaultGroup,
  defaultIgnore,
  defaultSettleMs,
  folderOptionsSchema,
  type Source,
  sourceKinds,
  sourceNameSchema,
  streamOptionsSchema,
} from '../../../src-shared/model/source.ts'
import { SECOND } from '../../../src-shared/time.ts'
import { client } from '../../lib/rpc.ts'

const folderFields = z.object({
  path: folderOptionsSchema.shape.path,
  ignore: folderOptionsSchema.shape.ignore,
  settleSec: z.number('Enter seconds, for example 1.').min(0.1, 'At least 0.1 s.').max(600, 'At most 600 s.'),
})

/** Only the part of the chosen kind is checked; what was typed into the other part stays. */
export const sourceFormSchema = z
  .object({
    name: sourceNameSchema,
    kind: z.enum(sourceKinds),
    folder: z.object({ path: z.string(), ignore: z.array(z.string()), settleSec: z.number().or(z.nan()) }),
    stream: z.object({ url: z.string(), key: z.string(), group: z.string() }),
  })
  .superRefine(({ kind, folder, stream }, context) => {
    const part = kind === 'folder' ? 'folder' : 'stream'
    const { error } = part === 'folder' ? folderFields.safeParse(folder) : streamOptionsSchema.safeParse(stream)
    for (const { message, path } of error?.issues ?? []) {
      context.addIssue({ code: 'custom', message, path: [part, ...path] })
    }
  })
export type SourceForm = z.infer<typeof sourceFormSchema>

const emptyForm: SourceForm = {
  name: '',
  kind: 'folder',
  folder: { path: '', ignore: [...defaultIgnore], settleSec: defaultSettleMs / SECOND },
  stream: { url: 'redis://127.0.0.1:6379', key: '', group: defaultGroup },
}

export const formOfSource = (source: Source | null): SourceForm => {
  if (source === null) return emptyForm
  const { name, kind } = source
  if (source.kind === 'redis-stream') return { ...emptyForm, name, kind, stream: source.stream }
  const { path, ignore, settleMs } = source.folder
  return { ...emptyForm, name, kind, folder: { path, ignore, settleSec: settleMs / SECOND } }
}

/** Creates the source, or changes the one that is edited. */
export const storeSource = (edited: Source | null, { name, kind, folder, stream }: SourceForm): Promise<Source> => {
  const { path, ignore, settleSec } = folder
  const options = { path, ignore, settleMs: Math.round(settleSec * SECOND) }
  if (edited !== null)
    return client.sources.update({ id: edited.id, name, ...(kind === 'folder' ? { folder: options } : { stream }) })
  return client.sources.create(kind === 'folder' ? { kind, name, folder: options } : { kind, name, stream })
}
