import { z } from 'zod'
import { extraHeaderSchema, type Settings } from '../../../src-shared/model/webhook.ts'

type Headers = Settings['headers']

const headersSchema = z.array(extraHeaderSchema).max(50, 'Fifty headers at most.')

/** One `Name: Value` a line as headers; empty lines are left out. A sentence when a line cannot be used. */
export const parseHeaderLines = (text: string): { headers: Headers } | { problem: string } => {
  const lines = text.split(/\r?\n/)
  const headers: Headers = []
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const colon = line.indexOf(':')
    const header = extraHeaderSchema.safeParse([line.slice(0, Math.max(0, colon)).trim(), line.slice(colon + 1).trim()])
    if (colon < 1) return { problem: `Line ${index + 1} is not “Name: Value”.` }
    if (!header.success) return { problem: `Line ${index + 1}: ${header.error.issues[0]?.message}` }
    headers.push(header.data)
  }
  const whole = headersSchema.safeParse(headers)
  return whole.success ? { headers } : { problem: whole.error.issues[0]?.message ?? '' }
}

/** The same the other way round. */
export const headerLines = (headers: Headers): string => headers.map(([name, value]) => `${name}: ${value}`).join('\n')
