/** What of an event a template can name. */
export interface TemplateEvent {
  type: string
  /** JSON. */
  data: string
  /** Unix milliseconds. */
  timestamp: number
}

/** `problem` is a clause without a full stop. */
export type Rendered = { text: string } | { problem: string }

/** Jinja templates, rendered where they cannot hold up the engine. Never rejects. */
export interface Templates {
  /** Why the template cannot be read; null when it can. */
  check(template: string): Promise<string | null>
  render(template: string, event: TemplateEvent): Promise<Rendered>
  close(): Promise<void>
}
