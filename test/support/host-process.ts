import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { PROGRAM } from './program.ts'
import { createRest, type Rest } from './rest-client.ts'

export interface HostProcess {
  url: string
  token: string
  pid: number
  rest: Rest
  /** The line that said that it is ready. */
  ready: string
  /** Everything it wrote after that. */
  output(): string
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>
  /** SIGTERM; resolves when the process has ended, with its exit code and the milliseconds it took. */
  stop(): Promise<{ code: number | null; tookMs: number }>
}

const spawnServe = (dataDir: string, env: Record<string, string>) =>
  spawn(
    process.execPath,
    [PROGRAM, 'serve', '--json', '--allow-private', '--port', '0', '--receiver-port', '0', '--data-dir', dataDir],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOOKBENCH_LOG_LEVEL: 'error', ...env },
    },
  )

export type StartOutcome = { ready: HostProcess } | { refused: { code: number | null; stderr: string } }

/** Runs `hookbench serve` on a data directory; resolves when it is ready or has ended. */
export const tryStartHostProcess = async (dataDir: string, env: Record<string, string> = {}): Promise<StartOutcome> => {
  const child = spawnServe(dataDir, env)
  const exited = once(child, 'exit') as Promise<[number | null]>
  const stderr = text(child.stderr)
  const end = (): void => void child.kill('SIGKILL')
  process.once('exit', end)
  void exited.then(() => process.off('exit', end))

  let output = ''
  const lines = createInterface(child.stdout)
  const line = await Promise.race([once(lines, 'line') as Promise<[string]>, exited.then(() => null)])
  if (line === null) return { refused: { code: (await exited)[0], stderr: await stderr } }
  lines.on('line', said => (output += `${said}\n`))
  child.stderr.on('data', said => (output += said))
  if (env.HOOKBENCH_LOG_LEVEL === undefined) void stderr.then(said => said === '' || console.error(said))
  const { url, token, pid }: { url: string; token: string; pid: number } = JSON.parse(line[0])
  return {
    ready: {
      url,
      token,
      pid,
      ready: line[0],
      output: () => output,
      rest: createRest({ url, token }),
      async kill() {
        child.kill('SIGKILL')
        await exited
      },
      async stop() {
        const began = performance.now()
        child.kill('SIGTERM')
        const [code] = await exited
        return { code, tookMs: performance.now() - began }
      },
    },
  }
}

/** The same for a start that has to succeed. */
export const startHostProcess = async (dataDir: string, env: Record<string, string> = {}): Promise<HostProcess> => {
  const outcome = await tryStartHostProcess(dataDir, env)
  if ('ready' in outcome) return outcome.ready
  throw new Error(`The host ended with ${outcome.refused.code}: ${outcome.refused.stderr}`)
}
