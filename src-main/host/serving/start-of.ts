import type { Start } from '../../../src-shared/model/status.ts'
import { dataDirectoryArguments } from '../data-directory.ts'
import { DEFAULT_PORT, DEFAULT_RECEIVER_PORT, type ServeSettings } from './serve-settings.ts'

type Addresses = Record<'url' | 'receiverUrl', string | null>

const portOf = (url: string | null, usual: number, flag: string): string[] => {
  const port = url === null ? '' : new URL(url).port
  return port === '' || port === String(usual) ? [] : [flag, port]
}

/** The arguments that start the same engine again, on the ports that it has. */
export const startOf = (
  { api, allowPrivate }: Pick<ServeSettings, 'api' | 'allowPrivate'>,
  dataDir: string,
  { url, receiverUrl }: Addresses,
): Start => {
  const reach = dataDirectoryArguments(dataDir)
  return {
    reach,
    serve: [
      ...reach,
      ...(api.host === '127.0.0.1' ? [] : ['--host', api.host]),
      ...portOf(url, DEFAULT_PORT, '--port'),
      ...portOf(receiverUrl, DEFAULT_RECEIVER_PORT, '--receiver-port'),
      ...(allowPrivate ? ['--allow-private'] : []),
    ],
  }
}
