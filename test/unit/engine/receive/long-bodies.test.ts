import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signedHeaders } from '../../../support/signed-headers.ts'
import { bindScheme } from '../../../../src-main/engine/sign/scheme/bind-scheme.ts'
import { createBodyFolder } from '../../../../src-main/store/bodies/body-folder.ts'
import { HookError } from '../../../../src-shared/error.ts'
import { profiles } from '../../../../src-shared/profiles/index.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'
import { until } from '../../../support/until.ts'
import { exchange, openReceiver, RECEIVED_AT, rigResponder } from './receiver-rig.ts'

const KIB = 1024
const MIB = 1024 * KIB
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const head = (length: number): string => `POST /demo HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`

let dir: ReturnType<typeof makeTempDir>
beforeEach(() => {
  dir = makeTempDir()
})
afterEach(() => dir.remove())

const folder = (): string => join(dir.path, 'bodies')
const open = (more: Parameters<typeof openReceiver>[0] = {}) =>
  openReceiver({ bodies: createBodyFolder(folder()), ...more })

describe('bodies that are too long for a row', () => {
  it('B28: lie in a file that only the owner may read, byte for byte, with their beginning in the row', async () => {
    await using rig = await open()
    const body = randomBytes(3 * MIB + 17)
    const answer = await fetch(`${rig.url}/demo`, { method: 'POST', body })
    expect(answer.status).toBe(200)
    const [record] = rig.records
    expect(record).toMatchObject({ bodySize: body.length, bodySha256: sha256(body), bodyFile: true, truncated: false })
    expect(Buffer.from(record?.body ?? []).equals(body.subarray(0, 64 * KIB))).toBe(true)
    const path = join(folder(), record?.id ?? '')
    expect(readFileSync(path).equals(body)).toBe(true)
    if (process.platform !== 'win32') {
      expect(statSync(path).mode & 0o777).toBe(0o600)
      expect(statSync(folder()).mode & 0o777).toBe(0o700)
    }
  })

  it('B28: a body of 128 KiB stays in its row, one byte more does not', async () => {
    await using rig = await open()
    for (const size of [128 * KIB, 128 * KIB + 1]) {
      await fetch(`${rig.url}/demo`, { method: 'POST', body: new Uint8Array(size) })
    }
    expect(rig.records.map(({ bodyFile, body }) => [bodyFile, body.length])).toEqual([
      [false, 128 * KIB],
      [true, 64 * KIB],
    ])
  })

  it('B28: beyond the limit the beginning is kept and the sender told so', async () => {
    await using rig = await open({ bodyLimit: MIB })
    const body = randomBytes(MIB + 5)
    const answer = await fetch(`${rig.url}/demo`, { method: 'POST', body })
    expect(answer.status).toBe(413)
    const [record] = rig.records
    const kept = body.subarray(0, MIB)
    expect(record).toMatchObject({ bodySize: MIB, bodySha256: sha256(kept), truncated: true })
    expect(readFileSync(join(folder(), record?.id ?? '')).equals(kept)).toBe(true)
  })

  it('B28: one that is broken off is recorded with what came', async () => {
    await using rig = await open()
    const part = randomBytes(400 * KIB)
    const socket = connect(rig.port, '127.0.0.1', () => {
      socket.write(head(MIB))
      socket.write(part, () => socket.end())
    })
    socket.on('error', () => {}).resume()
    await until(() => expect(rig.records).toHaveLength(1))
    const [record] = rig.records
    expect(record).toMatchObject({ bodySize: part.length, bodySha256: sha256(part), truncated: true, bodyFile: true })
  })

  it('B28: nothing of one stays where its capture cannot be stored', async () => {
    await using rig = await open({
      captures: {
        insert: () => Promise.reject(new HookError('NOT_FOUND', 'The inbox is gone.')),
        answered: async () => {},
      },
    })
    const answer = await fetch(`${rig.url}/demo`, { method: 'POST', body: new Uint8Array(MIB) })
    expect(answer.status).toBe(404)
    expect(readdirSync(folder())).toEqual([])
  })

  it('B28: a full disk is told to the sender, who may go on sending', async () => {
    const full = new HookError('DISK_FULL', 'The disk is full.')
    let discarded = 0
    await using rig = await open({
      bodies: {
        create: () => ({
          write: () => Promise.reject(full),
          keep: async () => {},
          async discard() {
            discarded++
          },
        }),
        open: () => Promise.reject(full),
      },
    })
    const answer = await exchange(rig.port, Buffer.concat([Buffer.from(head(MIB)), randomBytes(MIB)]), text =>
      text.includes('\r\n\r\n'),
    )
    expect(answer).toContain('HTTP/1.1 507 ')
    expect([discarded, rig.records.length]).toEqual([1, 0])
    expect((await fetch(`${rig.url}/demo`, { method: 'POST', body: 'short' })).status).toBe(200)
  })

  it('B28: who decides the answer can read as much of it as it asks for', async () => {
    const read: Uint8Array[] = []
    await using rig = await open({
      async respond(_inbox, request) {
        read.push(await request.body(10), await request.body(500 * KIB))
        return {
          kind: 'none',
          status: 204,
          headers: [],
          body: '',
          delayMs: 0,
          fault: null,
          rule: null,
          step: null,
          note: null,
        }
      },
    })
    const body = randomBytes(MIB)
    await fetch(`${rig.url}/demo`, { method: 'POST', body })
    expect(read.map(part => Buffer.compare(part, body.subarray(0, part.length)))).toEqual([0, 0])
    expect(read.map(({ length }) => length)).toEqual([10, 500 * KIB])
  })

  it('while much is on its way, shorter bodies go to files too', async () => {
    const released = Promise.withResolvers<void>()
    await using rig = await open({
      memoryLimit: 300 * KIB,
      async respond(inbox, request, gone) {
        await released.promise
        return rigResponder()(inbox, request, gone)
      },
    })
    const send = (size: number) => fetch(`${rig.url}/demo`, { method: 'POST', body: new Uint8Array(size) })
    const held = Array.from({ length: 6 }, () => send(12 * KIB))
    await until(() => expect(rig.records).toHaveLength(6))
    held.push(send(20 * KIB))
    await until(() => expect(rig.records).toHaveLength(7))
    expect(rig.records.map(({ bodyFile }) => bodyFile)).toEqual([...Array(6).fill(false), true])
    released.resolve()
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual(Array(7).fill(200))
  })
})

describe('signatures over long bodies', () => {
  const { settings } = profiles.standard
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
  const sign = (body: Uint8Array) =>
    Object.fromEntries(
      signedHeaders({ signing: settings.signing, secrets: [secret], messageId: 'msg_1', at: RECEIVED_AT, body }),
    )

  it('R117: are verified whole, and one changed bit at the very end is seen', async () => {
    await using rig = await open()
    rig.addInbox('demo', { scheme: bindScheme('standard'), secrets: ['whsec_c29tZXRoaW5n', secret] })
    const body = randomBytes(20 * MIB)
    const headers = sign(body)
    const good = await fetch(`${rig.url}/demo`, { method: 'POST', body, headers })
    body[body.length - 1] = (body.at(-1) ?? 0) ^ 1
    const bad = await fetch(`${rig.url}/demo`, { method: 'POST', body, headers })
    expect([good.status, bad.status]).toEqual([200, 400])
    expect(rig.records.map(({ result }) => result)).toEqual(['valid', 'invalid'])
    expect(JSON.parse(rig.records[0]?.checks ?? '')).toContainEqual({
      name: 'Body',
      value: `${body.length} bytes received`,
      state: 'ok',
    })
  })
})
