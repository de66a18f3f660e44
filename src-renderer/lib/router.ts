import { navigate, useHashLocation } from 'wouter/use-hash-location'

export { useHashLocation }

/** Goes to a page from anywhere. */
export const go = (path: string): void => navigate(path)

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
