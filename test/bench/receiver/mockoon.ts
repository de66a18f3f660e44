import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Peer } from './peer.ts'

const folder = fileURLToPath(new URL('../peers', import.meta.url))
const program = join(folder, 'node_modules/@mockoon/cli/bin/run.js')

const environment = (port: number) => ({
  uuid: '1c3a2ba4-0000-4000-8000-000000000001',
  lastMigration: 33,
  name: 'bench',
  port,
  hostname: '127.0.0.1',
  endpointPrefix: '',
  latency: 0,
  folders: [],
  headers: [],
  proxyMode: false,
  proxyHost: '',
  proxyRemovePrefix: false,
  tlsOptions: { enabled: false },
  cors: false,
  proxyReqHeaders: [],
  proxyResHeaders: [],
  data: [],
  callbacks: [],
  rootChildren: [{ type: 'route', uuid: '1c3a2ba4-0000-4000-8000-000000000002' }],
  routes: [
    {
      uuid: '1c3a2ba4-0000-4000-8000-000000000002',
      type: 'http',
      documentation: '',
      method: 'post',
      endpoint: 'bench/hook',
      responses: [
        {
          uuid: '1c3a2ba4-0000-4000-8000-000000000003',
          body: 'Webhook received!\n',
          latency: 0,
          statusCode: 200,
          label: '',
          headers: [{ key: 'content-type', value: 'text/plain' }],
          bodyType: 'INLINE',
          filePath: '',
          databucketID: '',
          sendFileAsBody: false,
          rules: [],
          rulesOperator: 'OR',
          disableTemplating: true,
          fallbackTo404: false,
          default: true,
          crudKey: 'id',
          callbacks: [],
        },
      ],
      responseMode: null,
      streamingMode: null,
      streamingInterval: 0,
    },
  ],
})

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const install = (): string | null => {
  if (existsSync(program)) return null
  const npm = process.env.npm_execpath
  if (npm === undefined) return 'it is installed by npm: npm run bench -- receiver --peers'
  const args = [npm, 'ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund']
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return status === 0 ? null : (stderr.trim().split('\n').at(-1) ?? 'npm failed')
}

const answers = async (port: number): Promise<boolean> => {
  const url = `http://127.0.0.1:${port}/bench/hook`
  const answer = await fetch(url, { method: 'POST', body: '{}' }).catch(() => null)
  return answer?.status === 200
}

/** Mockoon's command line with one route that answers what ours answers; a sentence where it cannot be had. */
export const startMockoon = async (): Promise<Peer | string> => {
  const missing = install()
  if (missing !== null) return `Mockoon could not be installed: ${missing}`
  const work = await mkdtemp(join(tmpdir(), 'hookbench-mockoon-'))
  const port = await freePort()
  const file = join(work, 'bench.json')
  await writeFile(file, JSON.stringify(environment(port)))
  const args = [program, 'start', '--data', file, '--disable-log-to-file', '--disable-admin-api', '--repair']
  const child = spawn(process.execPath, args, { stdio: 'ignore', env: { ...process.env, HOME: work } })
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await rm(work, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 100; tries++) {
    if (await answers(port)) {
      return {
        name: 'Mockoon CLI, keeps nothing',
        pid: child.pid ?? 0,
        port,
        path: '/bench/hook',
        check: async () => null,
        stop,
      }
    }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  await stop()
  return 'Mockoon did not start.'
}
