import { HookError } from '../../../../../src-shared/error.ts'
import { forwardToSchema, type HandshakePolicy } from '../../../../../src-shared/model/answering.ts'
import { respondWith } from '../../../../../src-shared/respond/short-response.ts'
import type { AnsweringFields } from '../../../../engine/respond/answering.ts'
import { checkConditions } from '../../../../engine/respond/check-conditions.ts'
import { readRespond } from '../../option/respond-option.ts'
import type { Terminal } from '../../terminal.ts'

interface Given {
  status?: number
  respond?: string
  forwardTo?: string
  handshake?: HandshakePolicy
  showLastEvent: boolean
}

const forwardOf = (text: string): string => {
  const parsed = forwardToSchema.safeParse(text)
  if (parsed.success) return parsed.data
  throw new HookError('INVALID_INPUT', parsed.error.issues[0]?.message ?? '', { field: 'forward-to' })
}

/** What `listen` answers. */
export const answeringFields = async (given: Given, terminal: Terminal): Promise<Partial<AnsweringFields>> => {
  const { status, respond, forwardTo, handshake, showLastEvent } = given
  if (respond !== undefined && status !== undefined) {
    throw new HookError('INVALID_INPUT', 'Say either --status or --respond.', { field: 'respond' })
  }
  const rules = respond === undefined ? respondWith({ status }) : await readRespond(respond, terminal)
  await checkConditions({ respond: rules, breakpoint: null })
  return {
    respond: rules,
    ...(forwardTo === undefined ? {} : { forwardTo: forwardOf(forwardTo) }),
    ...(handshake === undefined ? {} : { handshake }),
    showLastEvent,
  }
}
