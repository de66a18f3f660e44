import type { Session, WebContents } from 'electron'
import { openExternal } from './open-external.ts'
import { isOwnPage } from './trusted-page.ts'

/** Pages may put text on the clipboard; everything else that asks for permission is refused. */
const isAllowed = (permission: string, from: string, pageUrl: string): boolean =>
  permission === 'clipboard-sanitized-write' && isOwnPage(from, pageUrl)

export const guardSession = (session: Session, pageUrl: string): void => {
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin, pageUrl))
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(isAllowed(permission, contents.getURL(), pageUrl)),
  )
  session.setDevicePermissionHandler(() => false)
}

/** Keeps a window on our own pages: no navigation, no further windows, no webview; web links go to the browser. */
export const guardContents = (contents: WebContents, pageUrl: string): void => {
  contents.on('will-frame-navigate', event => {
    if (!event.isMainFrame || !isOwnPage(event.url, pageUrl)) event.preventDefault()
  })
  contents.on('will-redirect', event => event.preventDefault())
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url)
    return { action: 'deny' }
  })
}
