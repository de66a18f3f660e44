import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'

const SCHEME = 'app'
export const PAGE_URL = `${SCHEME}://hookbench/index.html`

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // The code editor and the table of rows set styles of their own.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Makes `app://` a scheme with origins and secure contexts, as https is; before the app is ready. */
export const registerAppScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])

/** Path of the file below `folder` that the URL names; null when it names none of ours. */
const fileOf = (url: string, folder: string): string | null => {
  const { host, pathname } = new URL(url)
  if (host !== 'hookbench' || pathname.includes('\0')) return null
  const path = normalize(join(folder, decodeURIComponent(pathname)))
  return path.startsWith(folder + sep) ? path : null
}

/** Serves the built pages in `folder` at app://hookbench/. */
export const serveAppPages = (folder: string): void =>
  protocol.handle(SCHEME, async request => {
    const path = request.method === 'GET' ? fileOf(request.url, folder) : null
    const body = path === null ? null : await readFile(path).catch(() => null)
    if (path === null || body === null) return new Response('Not found', { status: 404 })
    return new Response(body, {
      headers: {
        'Content-Type': contentTypes[extname(path)] ?? 'application/octet-stream',
        'Content-Security-Policy': CONTENT_SECURITY_POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Opener-Policy': 'same-origin',
      },
    })
  })
