import { inboxOfTarget } from '../receive/inbox-of-target.ts'
import { signedUrl } from '../sign/signed-url.ts'
import type { InboxService } from './inbox-service.ts'

interface Own {
  inboxes: Pick<InboxService, 'find'>
  addresses: () => { url: string | null; httpsUrl: string | null }
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Where a URL leads within the receiver of this engine; null: elsewhere. */
export const createOwnInbox =
  ({ inboxes, addresses }: Own) =>
  (url: string) => {
    const parsed = URL.parse(url)
    if (parsed === null) return null
    const { url: http, httpsUrl } = addresses()
    const base = [http, httpsUrl].find(each => {
      const own = each === null ? null : URL.parse(each)
      const isThere = own !== null && (parsed.hostname === own.hostname || LOOPBACK.test(parsed.hostname))
      return isThere && own.port === parsed.port && own.protocol === parsed.protocol
    })
    if (base == null) return null
    const target = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '')
    const inbox = inboxOfTarget(target)
    if (inbox === null) return null
    return { inbox, knownAs: signedUrl({ publicUrl: inboxes.find(inbox)?.publicUrl ?? null, base, inbox, target }) }
  }

export type OwnInbox = ReturnType<typeof createOwnInbox>
