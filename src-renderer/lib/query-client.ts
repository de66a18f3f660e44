import { MutationCache, QueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { toHookError } from '../../src-shared/contract/client.ts'

declare module '@tanstack/react-query' {
  interface Register {
    /** `ownErrors`: the form that started the mutation shows its error, no toast. */
    mutationMeta: { ownErrors?: boolean }
  }
}

/** The feed of `live.ts` keeps the cache fresh, so nothing is fetched again for its age alone. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && toHookError(error).code === 'BUSY',
    },
    mutations: { retry: false },
  },
  mutationCache: new MutationCache({
    onError(error, _input, _result, mutation) {
      if (mutation.meta?.ownErrors) return
      const { message, help } = toHookError(error)
      toast.error(message, help === undefined ? {} : { description: help })
    },
  }),
})
