import { type BaseLocationHook } from 'wouter'
import { useHashLocation as useWholeHash } from 'wouter/use-hash-location'

interface GoOptions {
  /** Instead of the entry of the history that is shown. */
  replace?: boolean
}

/** Goes to a page from anywhere. What follows a `?` belongs to the page, and to the hash like its path. */
export const go = (path: string, { replace = false }: GoOptions = {}): void => {
  const oldURL = location.href
  history[replace ? 'replaceState' : 'pushState'](null, '', `#${path}`)
  dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: location.href }))
}

const partsOf = (hash: string): [path: string, query: string] => {
  const at = hash.indexOf('?')
  return at < 0 ? [hash, ''] : [hash.slice(0, at), hash.slice(at + 1)]
}

/** The path in the hash, without its query. */
export const useHashLocation: BaseLocationHook & { hrefs(href: string): string } = () => [
  partsOf(useWholeHash()[0])[0],
  go,
]
useHashLocation.hrefs = href => `#${href}`

/** The query in the hash: `filter=…`. */
export const useHashQuery = (): string => partsOf(useWholeHash()[0])[1]
export const hashQuery = (): string => partsOf(location.hash.replace(/^#/, ''))[1]
export const hashPath = (): string => partsOf(location.hash.replace(/^#/, ''))[0]

export const paths = {
  home: '/',
  webhooks: '/webhooks',
  addWebhook: '/webhooks/new',
  webhook: (id: string): string => `/webhooks/${encodeURIComponent(id)}`,
  editWebhook: (id: string): string => `/webhooks/${encodeURIComponent(id)}/edit`,
  activity: '/activity',
  delivery: (id: string): string => `/activity/${encodeURIComponent(id)}`,
  compose: '/compose',
  eventTypes: '/event-types',
  /** No event type can have that name. */
  addEventType: '/event-types/-new',
  /** Names are made of characters that a path takes as they are. */
  eventType: (name: string): string => `/event-types/${name}`,
  editEventType: (name: string): string => `/event-types/${name}/edit`,
  receiver: '/receiver',
  inbox: (name: string): string => `/receiver/${encodeURIComponent(name)}`,
  capture: (inbox: string, id: string): string => `/receiver/${encodeURIComponent(inbox)}/${encodeURIComponent(id)}`,
  compare: (a: string, b: string): string => `/receiver/-/${encodeURIComponent(a)}/compare/${encodeURIComponent(b)}`,
  doctor: '/doctor',
  sources: '/sources',
  source: (id: string): string => `/sources/${encodeURIComponent(id)}`,
  backend: '/backend',
  jobs: (state: string): string => `/backend/${state}`,
  job: (state: string, id: string): string => `/backend/${state}/${encodeURIComponent(id)}`,
  appLog: '/log',
  cluster: '/cluster',
  settings: '/settings',
} as const
