import { HookError } from '../../../../src-shared/error.ts'
import { inboxNameSchema } from '../../../../src-shared/model/inbox.ts'
import type { VerificationScheme } from '../../../../src-shared/model/scheme.ts'
import { defaultResponse, type InboxService, type ResolvedInbox } from '../../../engine/inbox/inbox-service.ts'
import { bindScheme } from '../../../engine/sign/scheme/bind-scheme.ts'

interface SingleInbox {
  /** Absent: every name is an inbox. */
  inbox?: string
  scheme?: VerificationScheme
  options?: Record<string, unknown>
  publicUrl?: string
  secrets: string[]
  status?: number
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
  status,
  others = false,
}: SingleInbox): Pick<InboxService, 'find' | 'ensure'> => {
  const only = inbox === undefined ? undefined : inboxNameSchema.safeParse(inbox)
  if (only && !only.success) {
    throw new HookError('INVALID_INPUT', `"${inbox}" is not a name for an inbox.`, {
      field: 'inbox',
      help: only.error.issues[0]?.message ?? '',
    })
  }
  const response = { ...defaultResponse, status: status ?? defaultResponse.status }
  const verifying = {
    scheme: bindScheme(scheme, options),
    secrets,
    publicUrl: publicUrl ?? null,
    onBadSignature: 'reject' as const,
  }
  const other = {
    ...verifying,
    scheme: null,
    response: { ...defaultResponse, status: 404, body: `There is only the inbox ${inbox} here.\n` },
  }
  const find = (name: string): ResolvedInbox | undefined => {
    if (inbox === undefined || inbox === name) return { name, ...verifying, response }
    return others ? { name, ...other } : undefined
  }
  return {
    find,
    async ensure(name) {
      throw new HookError('NOT_FOUND', `There is no inbox ${name} here, only ${inbox}.`)
    },
  }
}
