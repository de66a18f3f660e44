import type { HeaderList } from './attempt.ts'

/** What stands for a value that is not read back. No header value can be this: they are ASCII. */
export const MASK = '•••'

const ALWAYS_SECRET = /^(?:proxy-)?authorization$|^cookie$|key|token|secret|password/i

/** Whether a header of this name holds a secret whoever typed it. */
export const isSecretByName = (name: string): boolean => ALWAYS_SECRET.test(name)

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** Whether the values of the headers of this name are kept sealed: by the name itself, or since a person marked it. */
export const isSecretHeader = (name: string, marked: readonly string[]): boolean =>
  isSecretByName(name) || marked.some(other => sameName(other, name))

/** The names among these headers whose values are secret, each once. */
export const secretNames = (headers: HeaderList, marked: readonly string[]): string[] => {
  const names: string[] = []
  for (const [name] of headers) {
    if (isSecretHeader(name, marked) && !names.some(other => sameName(other, name))) names.push(name)
  }
  return names
}
