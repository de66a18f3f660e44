import type { ServerResponse } from 'node:http'

/** Resolves when a response is out or its sender is gone. */
export const ended = (response: ServerResponse, gone: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const end = (): void => {
      gone.removeEventListener('abort', end)
      resolve()
    }
    response.once('close', end)
    gone.addEventListener('abort', end)
    if (response.destroyed || gone.aborted) end()
  })
