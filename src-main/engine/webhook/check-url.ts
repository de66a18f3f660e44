import { isIP } from 'node:net'
import { HookError } from '../../../src-shared/error.ts'
import type { Settings } from '../../../src-shared/model/webhook.ts'
import type { AddressPolicy } from '../dispatch/address-policy.ts'

const invalid = (message: string, help?: string): HookError =>
  new HookError('INVALID_INPUT', message, { field: 'url', ...(help === undefined ? {} : { help }) })

const escapeSpecials = (text: string): string => {
  const withHost = /^([a-z]+:\/\/[^/?#]*)(.*)$/i.exec(text)
  const [, head = '', tail = text] = withHost ?? []
  return head + tail.replaceAll(/%(?![0-9a-f]{2})|[^\x21-\x7e]+|["<>\\^`{|}]/gi, part => encodeURIComponent(part))
}

const allowed = (url: URL, policy: AddressPolicy): void => {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const refusal = isIP(host) === 0 ? null : policy(host, Number(url.port) || (url.protocol === 'https:' ? 443 : 80))
  if (refusal !== null) {
    throw invalid(
      `The address policy refuses this URL: ${refusal}.`,
      'Start with --allow-private to reach private networks.',
    )
  }
}

/** Parses and checks an endpoint URL under the webhook's rule (R5–R7, B10). Throws INVALID_INPUT naming `url`. */
export const checkUrl = (text: string, urlPolicy: Settings['urlPolicy'], policy: AddressPolicy): URL => {
  const escaped = escapeSpecials(text)
  if (!/^https?:\/\/[^/?#\\]/i.test(text)) {
    throw invalid(
      'The URL must begin with https:// or http:// and name a host.',
      `For example https://example.com/hooks`,
    )
  }
  const url = URL.parse(escaped)
  if (url === null || url.hostname === '') {
    throw invalid('The URL has no host that can be reached.', 'For example https://example.com/hooks')
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid(
      'The URL holds a user name or password, which would be stored in plain text.',
      'Leave them out of the URL.',
    )
  }
  if (urlPolicy === 'https-only') {
    if (url.protocol !== 'https:') {
      throw invalid('This webhook must use HTTPS.', `Use ${escaped.replace(/^http:/i, 'https:')}`)
    }
    if (escaped !== text) throw invalid('Special characters in the URL must be percent-encoded.', `Use ${escaped}`)
  }
  allowed(url, policy)
  return url
}
