/** The text of an object with these members, in this order; each value is a JSON text, or undefined to leave it out. */
export const jsonObject = (members: readonly (readonly [name: string, text: string | undefined])[]): string => {
  let object = ''
  for (const [name, text] of members) {
    if (text === undefined) continue
    object += `${object === '' ? '' : ','}${JSON.stringify(name)}:${text}`
  }
  return `{${object}}`
}
