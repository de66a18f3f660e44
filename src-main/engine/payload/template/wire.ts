import type { TemplateEvent } from '../../port/templates.ts'

/** What the thread is asked: to read a template and, with an event, to render it. */
export type Job = [id: number, template: string, event: TemplateEvent | null]

/** `text` is empty for a template that was only read. */
export type Done = [id: number, outcome: { text: string } | { problem: string }]

/** The first message of the thread: from now on it works. */
export const READY = 'ready'
