import { useMutation, useQuery } from '@tanstack/react-query'
import { queryClient } from '../../lib/query-client.ts'
import { rpc } from '../../lib/rpc.ts'

/** The switch of the webhook backend (R97); `on` is undefined until it is known. */
export const useBackendSwitch = () => {
  const on = useQuery(rpc.engine.settings.get.queryOptions()).data?.backendEnabled
  const { mutate, isPending } = useMutation(
    rpc.engine.settings.update.mutationOptions({
      onSuccess: settings => queryClient.setQueryData(rpc.engine.settings.get.queryKey(), settings),
    }),
  )
  return { on, isPending, turn: (backendEnabled: boolean) => mutate({ backendEnabled }) }
}
