import { hashPath, paths } from '../../lib/router.ts'

/** In the place of an inbox: all of them. No inbox can have that name. */
export const ALL = '-'

/** The page with an inbox, or all of them, and perhaps a capture of it open. */
export const receiverPath = (inbox: string | null, captureId: string | null = null): string => {
  if (captureId !== null) return paths.capture(inbox ?? ALL, captureId)
  return inbox === null ? paths.receiver : paths.inbox(inbox)
}

/** The inbox that a path of the page shows: null for all, undefined for another page. */
export const inboxAt = (path: string): string | null | undefined => {
  const [, page, inbox = ALL] = path.split('/')
  if (page !== 'receiver') return undefined
  return inbox === ALL ? null : decodeURIComponent(inbox)
}

export const shownInbox = (): string | null => inboxAt(hashPath()) ?? null
