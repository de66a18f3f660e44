/**
 * The path and query exactly as they stand in the URL text, so that an escaped URL goes out byte for byte (R6).
 * Where the text holds anything that may not stand in a request line, the form that WHATWG URL escapes is used.
 */
export const requestTarget = (url: string): string => {
  const raw = /^[a-z]+:\/\/[^/?#]*([^#]*)/i.exec(url)?.[1] ?? ''
  const target = raw.startsWith('/') ? raw : `/${raw}`
  if (/^[\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]*$/.test(target)) return target
  const { pathname, search } = new URL(url)
  return pathname + search
}
