import { connect } from 'node:net'

/** What to send, by the parent: the same request `count` times over connections that stay open, one at a time on each. */
export interface Load {
  port: number
  /** The bytes of one request, as latin1. */
  request: string
  connections: number
  count: number
}

export interface LoadResult {
  seconds: number
  /** Answers that were not 200. */
  bad: number
  /** CPU time of this process, microseconds. */
  cpu: number
}

const END_OF_HEAD = Buffer.from('\r\n\r\n')
const LENGTH = /\r\ncontent-length: (\d+)\r\n/i

/** Bytes of the answer that `bytes` begin with; null: not known yet. */
const lengthOfAnswer = (bytes: Buffer): number | null => {
  const head = bytes.indexOf(END_OF_HEAD)
  if (head < 0) return null
  const found = LENGTH.exec(bytes.toString('latin1', 0, head + 2))
  if (found === null) throw new Error('An answer without Content-Length cannot be measured.')
  return head + 4 + Number(found[1])
}

const run = ({ port, request, connections, count }: Load): Promise<LoadResult> =>
  new Promise((resolve, reject) => {
    const bytes = Buffer.from(request, 'latin1')
    const cpuBefore = process.cpuUsage()
    const startedAt = performance.now()
    let sent = 0
    let ended = 0
    let bad = 0

    const open = (): void => {
      const socket = connect(port, '127.0.0.1')
      let waiting: Buffer | null = null
      const next = (): void => {
        if (sent >= count) {
          socket.end()
          return
        }
        sent++
        socket.write(bytes)
      }
      const answered = (answer: Buffer): void => {
        if (answer.toString('latin1', 9, 12) !== '200') bad++
        ended++
        if (ended === count) {
          const { user, system } = process.cpuUsage(cpuBefore)
          resolve({ seconds: (performance.now() - startedAt) / 1000, bad, cpu: user + system })
        }
        next()
      }
      socket.setNoDelay(true)
      socket.on('connect', next)
      socket.on('error', reject)
      socket.on('data', chunk => {
        const all = waiting === null ? chunk : Buffer.concat([waiting, chunk])
        const length = lengthOfAnswer(all)
        waiting = length === null || all.length < length ? all : null
        if (waiting === null) answered(all)
      })
    }
    for (let i = 0; i < connections; i++) open()
  })

process.on('message', (load: Load) => {
  void run(load).then(
    result => process.send?.(result),
    error => {
      console.error(error)
      process.exit(1)
    },
  )
})
