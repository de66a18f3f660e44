export type BodyKind =
  | { kind: 'empty' | 'json' | 'xml' | 'html' | 'svg' | 'form' | 'text' | 'binary' }
  | { kind: 'multipart'; boundary: string }
  | { kind: 'image'; type: string }

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, at) => bytes[at] === byte)
const asciiAt = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((char, offset) => bytes[at + offset] === char.charCodeAt(0))

/** The type of a picture by its first bytes, never by what the sender calls it; null: none that browsers draw safely. */
export const imageType = (bytes: Uint8Array): string | null => {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (asciiAt(bytes, 0, 'GIF87a') || asciiAt(bytes, 0, 'GIF89a')) return 'image/gif'
  if (asciiAt(bytes, 0, 'RIFF') && asciiAt(bytes, 8, 'WEBP')) return 'image/webp'
  if (asciiAt(bytes, 4, 'ftypavif')) return 'image/avif'
  if (asciiAt(bytes, 0, 'BM') && bytes.length > 26) return 'image/bmp'
  return null
}

/** The value of a parameter of a content type, without quotes. */
export const parameterOf = (contentType: string, name: string): string | null => {
  const [, quoted, plain] = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(contentType) ?? []
  return quoted ?? plain ?? null
}

const HEAD = 512

/** What a body is, to choose how it is shown: by its bytes where they tell, else by what the sender says. */
export const bodyKind = (contentType: string | null, bytes: Uint8Array, text: string | null): BodyKind => {
  if (bytes.length === 0) return { kind: 'empty' }
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const image = imageType(bytes)
  if (image !== null) return { kind: 'image', type: image }
  const boundary = type.startsWith('multipart/') ? parameterOf(contentType ?? '', 'boundary') : null
  if (boundary !== null) return { kind: 'multipart', boundary }
  if (text === null) return { kind: 'binary' }
  const head = text.slice(0, HEAD).trimStart()
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<svg[\s>]/is.test(head) || type === 'image/svg+xml')
    return { kind: 'svg' }
  if (/^(?:<!doctype html|<html[\s>])/i.test(head) || type === 'text/html') return { kind: 'html' }
  if (type === 'application/x-www-form-urlencoded') return { kind: 'form' }
  if (/[/+]json$/.test(type) || /^[{[]/.test(head)) return { kind: 'json' }
  if (/[/+]xml$/.test(type) || head.startsWith('<?xml')) return { kind: 'xml' }
  return { kind: 'text' }
}
