/** The eight groups of an IPv6 address, which must be one; a zone is left out. */
const groupsOf = (address: string): number[] => {
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/
  const text = address
    .replace(/%.*$/, '')
    .replace(dotted, (_all, a: string, b: string, c: string, d: string) =>
      [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)].map(group => group.toString(16)).join(':'),
    )
  const [head = '', tail] = text.split('::')
  const parse = (part: string | undefined): number[] => (part ? part.split(':').map(group => parseInt(group, 16)) : [])
  const before = parse(head)
  const after = parse(tail)
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after]
}

const dotted = (high: number, low: number): string => `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`

/**
 * Every IPv4 address that an IPv6 address may lead to: mapped and translated (`::ffff:…`), compatible (`::/96`), NAT64
 * (`64:ff9b::/96`, and in each form of RFC 6052 of `64:ff9b:1::/48`), 6to4, Teredo (its server, and its client, which is
 * inverted), ISATAP in any network.
 */
export const embeddedIpv4 = (address: string): string[] => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groupsOf(address)
  const last = dotted(g, h)
  const found: string[] = []
  const zeros = a === 0 && b === 0 && c === 0 && d === 0
  if (zeros && e === 0 && (f === 0xffff || (f === 0 && g !== 0))) found.push(last)
  if (zeros && e === 0xffff && f === 0) found.push(last)
  if (a === 0x64 && b === 0xff9b && c === 0 && d === 0 && e === 0 && f === 0) found.push(last)
  if (a === 0x64 && b === 0xff9b && c === 1) {
    // The bits 64 to 71 are skipped by the forms of /48, /56 and /64.
    const second = (e & 255) * 256 + (f >> 8)
    const forms = [
      dotted(d, second),
      dotted((d & 255) * 256 + (e & 255), f),
      dotted(second, (f & 255) * 256 + (g >> 8)),
    ]
    // A form that was not meant reads the zeros of another.
    found.push(...[...forms, last].filter(one => !one.startsWith('0.')))
  }
  if (a === 0x2002) found.push(dotted(b, c))
  if (a === 0x2001 && b === 0) found.push(dotted(c, d), dotted(g ^ 0xffff, h ^ 0xffff))
  if ((e === 0 || e === 0x200) && f === 0x5efe) found.push(last)
  return found
}
