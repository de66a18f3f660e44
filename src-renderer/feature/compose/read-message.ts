import { type MessageCreate, messageCreateSchema } from '../../../src-shared/model/message.ts'
import type { ComposeDraft } from './compose-draft.ts'

export type Reading =
  | { ok: true; message: MessageCreate }
  | { ok: false; problems: { type?: string; data?: string; id?: string } }

const readData = (text: string): { value: unknown } | { problem: string } => {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { problem: `This is not JSON yet: ${error instanceof Error ? error.message : 'it cannot be read'}.` }
  }
}

/** The message a draft stands for, or what is wrong with it, field by field. */
export const readMessage = (draft: ComposeDraft): Reading => {
  const data = readData(draft.data)
  const id = draft.id.trim()
  const message = messageCreateSchema.safeParse({
    type: draft.type.trim(),
    data: 'value' in data ? data.value : null,
    ...(id === '' ? {} : { id }),
    ...(draft.origin === '' ? {} : { origin: draft.origin }),
    ...(draft.originLicense === '' ? {} : { originLicense: draft.originLicense }),
  })
  if (message.success && 'value' in data) return { ok: true, message: message.data }
  const problems: { type?: string; data?: string; id?: string } = 'problem' in data ? { data: data.problem } : {}
  for (const issue of message.error?.issues ?? []) {
    const field = issue.path[0]
    if (field === 'type' || field === 'id' || field === 'data') problems[field] ??= issue.message
  }
  return { ok: false, problems }
}
