const FORM = 'application/x-www-form-urlencoded'

const formValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const isForm = (contentType: string): boolean => contentType.split(';', 1)[0]?.trim().toLowerCase() === FORM

/**
 * A JSON body in the form its content type asks for. A form has the same top-level keys; values that are not strings
 * go as JSON text (R56).
 */
export const encodeBody = (json: string, contentType: string): string => {
  if (!isForm(contentType)) return json
  const pairs = Object.entries(JSON.parse(json)).map(([key, value]): [string, string] => [key, formValue(value)])
  return new URLSearchParams(pairs).toString()
}
