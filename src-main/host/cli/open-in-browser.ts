import { spawn } from 'node:child_process'

const opener = (url: string): [command: string, args: string[]] => {
  if (process.platform === 'darwin') return ['open', [url]]
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]]
  return ['xdg-open', [url]]
}

/** Opens the user's browser. Where there is none nothing happens: the address was printed. */
export const openInBrowser = (url: string): void => {
  const [command, args] = opener(url)
  spawn(command, args, { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref()
}
