import { memberTexts } from '../../../src-shared/json/member-texts.ts'

const FORM = 'application/x-www-form-urlencoded'

const formValue = (text: string): string => (text.startsWith('"') ? String(JSON.parse(text)) : text)

const isForm = (contentType: string): boolean => contentType.split(';', 1)[0]?.trim().toLowerCase() === FORM

/**
 * A JSON body in the form its content type asks for. A form has the same top-level keys; values that are not strings
 * go as JSON text (R56), the very text that they have in the body.
 */
export const encodeBody = (json: string, contentType: string): string => {
  if (!isForm(contentType)) return json
  const pairs = memberTexts(json).map(({ name, text }): [string, string] => [name, formValue(text)])
  return new URLSearchParams(pairs).toString()
}
