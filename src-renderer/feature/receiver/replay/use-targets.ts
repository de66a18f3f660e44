import { useQuery } from '@tanstack/react-query'
import { SECOND } from '../../../../src-shared/time.ts'
import { rpc } from '../../../lib/rpc.ts'
import { setUi, useUi } from '../../../lib/ui-state.ts'
import type { Suggestion } from '../../../ui/suggest-input.tsx'

const MOST = 8

/** Puts an address before the ones that were sent to earlier. */
export const rememberTarget = (url: string): void => {
  setUi(({ targets }) => ({ targets: [url, ...targets.filter(other => other !== url)].slice(0, MOST) }))
}

/** Addresses that a person is likely to send to: those of before, apps of this machine, our own inboxes. */
export const useTargets = (): Suggestion[] => {
  const earlier = useUi(state => state.targets)
  const apps = useQuery(rpc.receiver.localApps.queryOptions({ staleTime: 5 * SECOND })).data?.items ?? []
  const inboxes = useQuery(rpc.inboxes.list.queryOptions()).data?.items ?? []
  const known = new Set(earlier)
  return [
    ...earlier.map(value => ({ value, note: 'sent to before' })),
    ...apps.flatMap(({ url: value }) => (known.has(value) ? [] : [{ value, note: 'on this machine' }])),
    ...inboxes.flatMap(({ url: value, name }) => (known.has(value) ? [] : [{ value, note: `inbox ${name}` }])),
  ]
}
