import type { MessagePort } from 'node:worker_threads'
import { parseTemplate, renderTemplate } from '../render-template.ts'
import { type Done, type Job, READY } from './wire.ts'

const LONGEST_PROBLEM = 300

/** The parser reads past the end of a tag that is not closed. */
const why = (thrown: unknown, reading: boolean): string => {
  if (thrown instanceof RangeError) return 'it nests too deep, or makes too much'
  if (reading && thrown instanceof TypeError) return 'it ends inside a tag'
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const short = message.length > LONGEST_PROBLEM ? `${message.slice(0, LONGEST_PROBLEM)}…` : message
  return short.replace(/\.$/, '')
}

const run = ([id, template, event]: Job): Done => {
  let reading = true
  try {
    parseTemplate(template)
    reading = false
    return [id, { text: event === null ? '' : renderTemplate(template, event) }]
  } catch (thrown) {
    return [id, { problem: why(thrown, reading) }]
  }
}

/** The templates’ thread: one job after the other. */
export const serveTemplates = (port: MessagePort): void => {
  // The interpreter asks for unknown variables by an exception; its stack is never shown.
  Error.stackTraceLimit = 0
  port.on('message', (job: Job) => port.postMessage(run(job)))
  port.postMessage(READY)
}
