/** Indented by two spaces, as Stripe sends it. */
export const indented = (value: unknown): string => JSON.stringify(value, null, 2)

/** Beyond ASCII and slashes escaped, as PHP and Meta write it. */
export const escaped = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/')

/** With a space after each comma and colon, as Python writes it. */
export const spaced = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([name, each]) => `${JSON.stringify(name)}: ${spaced(each)}`)
    .join(', ')}}`
}

/** The fields of a form. */
export const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString()
