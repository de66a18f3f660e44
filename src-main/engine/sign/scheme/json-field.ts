const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A JSON body as a value; undefined when it is none. */
export const jsonBody = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(utf8.decode(body))
  } catch {
    return undefined
  }
}

/** What stands at a path of fields and indexes in a value; undefined when there is nothing. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown => {
  let current = value
  for (const step of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined
    current = (current as Record<string | number, unknown>)[step]
  }
  return current
}

/** What stands at a path in a JSON body; undefined when there is nothing or the body is not JSON. */
export const jsonField = (body: Uint8Array, ...path: readonly (string | number)[]): unknown =>
  at(jsonBody(body), ...path)
