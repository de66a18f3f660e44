import type { Settings, Signing } from './model/webhook.ts'

/** They frame the message or belong to the connection: only what sends it can set them. */
const OWNED_BY_SENDER = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Small-letter names of the headers that a way of signing writes. */
export const signatureHeaders = (signing: Signing): string[] => {
  if (signing.scheme === 'standard') return ['webhook-id', 'webhook-timestamp', 'webhook-signature']
  return signing.scheme === 'hmac' ? [signing.header.toLowerCase()] : []
}

export interface HeaderProblem {
  /** Place in the list. */
  index: number
  message: string
  help: string
}

/** The first header that could not be sent as it was typed; null when all can. */
export const headerProblem = ({ headers, signing }: Pick<Settings, 'headers' | 'signing'>): HeaderProblem | null => {
  const signed = signatureHeaders(signing)
  for (const [index, [name]] of headers.entries()) {
    const lower = name.toLowerCase()
    if (signed.includes(lower)) {
      const message = `The header ${name} is the signature’s: Hookbench writes it itself.`
      return { index, message, help: 'Remove it, or change how the webhook signs.' }
    }
    if (OWNED_BY_SENDER.has(lower) || lower.startsWith('proxy-')) {
      const message = `The header ${name} belongs to the connection, so Hookbench cannot send yours.`
      return { index, message, help: 'Remove it.' }
    }
  }
  return null
}
