import { requestTarget } from '../dispatch/request-target.ts'
import { inboxOfTarget } from '../receive/inbox-of-target.ts'
import { signedUrl } from '../sign/signed-url.ts'
import type { InboxService, ResolvedInbox } from './inbox-service.ts'

/** An inbox of our own that an address leads to, and the address that its senders have. */
export interface InboxAt {
  inbox: ResolvedInbox
  signedUrl: string
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/

/** Whether two addresses are one listener on this machine. */
const sameListener = (a: URL, b: URL): boolean =>
  a.protocol === b.protocol && a.port === b.port && (a.hostname === b.hostname || LOOPBACK.test(a.hostname))

/** Finds the inbox that a URL leads to; undefined when it leads elsewhere, or nowhere yet. */
export const createInboxAt =
  (inboxes: Pick<InboxService, 'find'>, addresses: () => { url: string | null; httpsUrl: string | null }) =>
  (text: string): InboxAt | undefined => {
    const url = URL.parse(text)
    const base = Object.values(addresses()).find(own => own !== null && url !== null && sameListener(url, new URL(own)))
    if (url === null || base == null) return undefined
    const target = requestTarget(text)
    const name = inboxOfTarget(target)
    const inbox = name === null ? undefined : inboxes.find(name)
    return inbox && { inbox, signedUrl: signedUrl({ publicUrl: inbox.publicUrl, base, inbox: inbox.name, target }) }
  }
