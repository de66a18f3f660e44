import type { Inbox } from '../../../src-shared/model/inbox.ts'

const leadsTo = (url: string, base: string | null): boolean =>
  base !== null && (url === base || url.startsWith(base.endsWith('/') ? base : `${base}/`))

/** The inbox of the built-in receiver that a URL leads to. */
export const inboxOfUrl = (inboxes: Inbox[], url: string): Inbox | undefined =>
  inboxes.find(inbox => leadsTo(url, inbox.url) || leadsTo(url, inbox.httpsUrl))
