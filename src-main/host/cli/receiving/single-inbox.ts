import { HookError } from '../../../../src-shared/error.ts'
import { inboxNameSchema } from '../../../../src-shared/model/inbox.ts'
import type { VerificationScheme } from '../../../../src-shared/model/scheme.ts'
import { respondWith } from '../../../../src-shared/respond/short-response.ts'
import type { InboxService, ResolvedInbox } from '../../../engine/inbox/inbox-service.ts'
import { type AnsweringFields, answeringOf } from '../../../engine/respond/answering.ts'
import { bindScheme } from '../../../engine/sign/scheme/bind-scheme.ts'

interface SingleInbox {
  /** Absent: every name is an inbox. */
  inbox?: string
  scheme?: VerificationScheme
  options?: Record<string, unknown>
  publicUrl?: string
  secrets: string[]
  answering?: Partial<AnsweringFields>
  /** Other names are inboxes too, which verify nothing and answer 404. */
  others?: boolean
}

/** One way to verify and answer, for the inbox named or for all. */
export const singleInbox = ({
  inbox,
  scheme = 'none',
  options = {},
  publicUrl,
  secrets,
  answering: given = {},
  others = false,
}: SingleInbox): Pick<InboxService, 'find' | 'ensure'> => {
  const only = inbox === undefined ? undefined : inboxNameSchema.safeParse(inbox)
  if (only && !only.success) {
    throw new HookError('INVALID_INPUT', `"${inbox}" is not a name for an inbox.`, {
      field: 'inbox',
      help: only.error.issues[0]?.message ?? '',
    })
  }
  const answering = answeringOf(given)
  const verifying = {
    scheme: bindScheme(scheme, options),
    secrets,
    publicUrl: publicUrl ?? null,
    onBadSignature: 'reject' as const,
  }
  const notHere = respondWith({ status: 404, body: `There is only the inbox ${inbox} here.\n` })
  const other = { ...verifying, scheme: null, answering: answeringOf({ respond: notHere }) }
  const find = (name: string): ResolvedInbox | undefined => {
    if (inbox === undefined || inbox === name) return { name, ...verifying, answering }
    return others ? { name, ...other } : undefined
  }
  return {
    find,
    async ensure(name) {
      throw new HookError('NOT_FOUND', `There is no inbox ${name} here, only ${inbox}.`)
    },
  }
}
