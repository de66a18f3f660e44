/** `site` is every app's site; `dcim.site` is that app's, or one of an event that names no app. */
const isOneType = (wanted: string, type: string): boolean =>
  wanted === type ||
  (!wanted.includes('.') && type.endsWith(`.${wanted}`)) ||
  (!type.includes('.') && wanted.endsWith(`.${type}`))

/** Whether an object type such as `dcim.site` is one of those chosen (R35), without regard to case. */
export const compileObjectTypes = (chosen: readonly string[]): ((type: string) => boolean) => {
  const wanted = chosen.map(type => type.trim().toLowerCase())
  return type => wanted.some(each => isOneType(each, type.toLowerCase()))
}
