import { HookError } from '../../../../src-shared/error.ts'

/** `Name: value` as a pair; white space around the value is dropped, as HTTP does. */
export const parseHeader = (text: string): [string, string] => {
  const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/s.exec(text) ?? []
  if (name !== undefined && value !== undefined) return [name, value]
  throw new HookError('INVALID_INPUT', `"${text}" is not a header of the form "Name: value".`, { field: 'header' })
}
