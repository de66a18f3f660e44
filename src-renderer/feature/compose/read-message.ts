import { HookError } from '../../../src-shared/error.ts'
import { readData } from '../../../src-shared/message/read-data.ts'
import { envelopeSchema, type MessageCreate } from '../../../src-shared/model/message.ts'
import type { ComposeDraft } from './compose-draft.ts'

export type Reading =
  | { ok: true; message: MessageCreate }
  | { ok: false; problems: { type?: string; data?: string; id?: string } }

const sentence = ({ message, cause, help = '' }: HookError): string =>
  cause instanceof SyntaxError ? `This is not JSON yet: ${cause.message}.` : `${message} ${help}`.trim()

const readText = (text: string): { dataText: string } | { problem: string } => {
  try {
    return { dataText: readData(text).dataText }
  } catch (error) {
    if (error instanceof HookError) return { problem: sentence(error) }
    throw error
  }
}

/** The message a draft stands for, its data as they were typed, or what is wrong with it, field by field. */
export const readMessage = (draft: ComposeDraft): Reading => {
  const data = readText(draft.data)
  const id = draft.id.trim()
  const envelope = envelopeSchema.safeParse({
    type: draft.type.trim(),
    ...(id === '' ? {} : { id }),
    ...(draft.origin === '' ? {} : { origin: draft.origin }),
    ...(draft.originLicense === '' ? {} : { originLicense: draft.originLicense }),
  })
  if (envelope.success && 'dataText' in data) return { ok: true, message: { ...envelope.data, ...data } }
  const problems: { type?: string; data?: string; id?: string } = 'problem' in data ? { data: data.problem } : {}
  for (const issue of envelope.error?.issues ?? []) {
    const field = issue.path[0]
    if (field === 'type' || field === 'id') problems[field] ??= issue.message
  }
  return { ok: false, problems }
}
