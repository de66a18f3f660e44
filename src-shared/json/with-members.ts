import { memberTexts } from './member-texts.ts'

/** The text of an object with other values for some of its members; a name that it does not have is added at its end. */
export const withMembers = (object: string, changes: Readonly<Record<string, string>>): string => {
  const members = memberTexts(object)
  const last = new Map(members.map(member => [member.name, member]))
  const places = Object.entries(changes)
    .flatMap(([name, text]) => {
      const member = last.get(name)
      return member === undefined ? [] : [{ ...member, to: text }]
    })
    .sort((a, b) => b.at - a.at)
  let text = object
  for (const { at, text: from, to } of places) text = text.slice(0, at) + to + text.slice(at + from.length)
  const added = Object.entries(changes)
    .filter(([name]) => !last.has(name))
    .map(([name, value]) => `${JSON.stringify(name)}:${value}`)
  if (added.length === 0) return text
  const end = text.lastIndexOf('}')
  return `${text.slice(0, end)}${members.length === 0 ? '' : ','}${added.join(',')}${text.slice(end)}`
}
