import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { run } from '../memory-terminal.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const BODY = '{"orderId":"ord_1"}'

const signed = async (args: string[], body = BODY) => {
  const { code, stdout } = await run(['sign', '--scheme', 'standard', '--secret', SECRET, '--body', body, ...args])
  expect(code).toBe(0)
  return stdout.trimEnd().split('\n')
}

const verify = (headers: string[], body: string, secret = SECRET) =>
  run([
    'verify',
    '--scheme',
    'standard',
    '--secret',
    secret,
    '--body',
    body,
    ...headers.flatMap(header => ['--header', header]),
  ])

describe('sign and verify', () => {
  it('signs so that verify says valid and exits with 0', async () => {
    const result = await verify(await signed([]), BODY)
    expect(result.code).toBe(0)
    expect(result.stdout).toMatch(/^signature valid: /)
  })

  it('B1: signs what the reference library of Standard Webhooks accepts', async () => {
    const headers = Object.fromEntries((await signed([])).map(line => line.split(': ')))
    expect(new Webhook(SECRET).verify(BODY, headers)).toEqual({ orderId: 'ord_1' })
  })

  it('exits with 1 and the reason when the body was changed', async () => {
    const result = await verify(await signed([]), `${BODY} `)
    expect(result.code).toBe(1)
    expect(result.stdout).toMatch(/^signature not valid: The body was changed after it was signed.*\(newline-added\)/)
  })

  it('exits with 1 when the signature is missing', async () => {
    const result = await verify(['webhook-id: msg_1'], BODY)
    expect(result.code).toBe(1)
    expect(result.stdout).toMatch(/^signature missing: /)
  })

  it('exits with 1 when the signature is too old', async () => {
    const result = await verify(await signed(['--timestamp', '2024-01-01T00:00:00Z']), BODY)
    expect(result.code).toBe(1)
    expect(result.stdout).toMatch(
      /^signature not valid: The signature is right, but .* old; 5 min are tolerated\. \(timestamp-old\)/,
    )
  })

  it('uses the id and the time that are given', async () => {
    const lines = await signed(['--id', 'msg_1', '--timestamp', '1763800000'])
    expect(lines.slice(0, 2)).toEqual(['webhook-id: msg_1', 'webhook-timestamp: 1763800000'])
  })

  it('R26: puts the secret into a netx body, and verifies it there', async () => {
    const body = await run(['sign', '--scheme', 'netx', '--secret', 'tok', '--body', '{"event":{"assetId":1}}'])
    expect(body.stdout).toBe('{"event":{"assetId":1},"token":"tok"}\n')
    const args = ['verify', '--scheme', 'netx', '--body', body.stdout, '--secret']
    expect((await run([...args, 'tok'])).code).toBe(0)
    expect((await run([...args, 'other'])).code).toBe(1)
  })

  it.each([
    ['R25', 'woodwing', /^x-hook-signature: [0-9a-f]{64}\n$/],
    ['R24', 'netbox', /^X-Hook-Signature: [0-9a-f]{128}\n$/],
  ])('%s: signs a body as %s does, and verifies it', async (_, scheme, line) => {
    const headers = await run(['sign', '--scheme', scheme, '--secret', 'key', '--body', BODY])
    expect(headers.stdout).toMatch(line)
    const args = ['verify', '--scheme', scheme, '--secret', 'key', '--header', headers.stdout.trimEnd(), '--body']
    expect((await run([...args, BODY])).code).toBe(0)
    expect((await run([...args, `${BODY} `])).code).toBe(1)
  })

  it('B22: says what is wrong with the request of a provider, with its URL, its options and the time it came', async () => {
    const url = 'https://hooks.example.com/pay'
    const square = ['--scheme', 'square', '--secret', 'key', '--body', BODY, '--url']
    const headers = (await run(['sign', ...square, url])).stdout.trimEnd()
    expect((await run(['verify', ...square, url, '--header', headers])).code).toBe(0)
    const moved = await run(['verify', ...square, `${url}/`, '--header', headers, '--json'])
    expect(moved.code).toBe(1)
    expect(JSON.parse(moved.stdout)).toMatchObject({ result: 'invalid', code: 'url-mismatch' })

    const hmac = ['--scheme', 'hmac', '--option', 'header=X-Sig', '--option', 'algorithm=sha512', '--secret', 'key']
    const own = await run(['sign', ...hmac, '--body', BODY])
    expect(own.stdout).toMatch(/^X-Sig: [0-9a-f]{128}\n$/)
    expect((await run(['verify', ...hmac, '--body', BODY, '--header', own.stdout.trimEnd()])).code).toBe(0)
    expect((await run(['sign', ...hmac, '--option', 'algorithm=crc', '--body', BODY])).code).toBe(2)

    const slack = ['--scheme', 'slack', '--secret', 'key', '--body', BODY]
    const old = (await run(['sign', ...slack, '--timestamp', '1763800000'])).stdout.trimEnd().split('\n')
    const given = old.flatMap(header => ['--header', header])
    expect((await run(['verify', ...slack, ...given, '--now', '1763800100'])).code).toBe(0)
    expect(JSON.parse((await run(['verify', ...slack, ...given, '--json'])).stdout).code).toBe('timestamp-old')
  })

  it('takes secret and body from files, standard input and the environment', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'hookbench-sign-'))
    await writeFile(join(directory, 'secret'), `${SECRET}\n`)
    await writeFile(join(directory, 'body'), BODY)
    const options = ['sign', '--scheme', 'standard', '--id', 'msg_1', '--timestamp', '1763800000']
    const plain = await run([...options, '--secret', SECRET, '--body', BODY])
    const files = [...options, '--secret', `@${join(directory, 'secret')}`, '--body', `@${join(directory, 'body')}`]
    expect(await run(files)).toEqual(plain)
    expect(await run([...options, '--body', '-'], { env: { HOOKBENCH_SECRET: SECRET }, stdin: BODY })).toEqual(plain)
  })

  it('prints one JSON line with --json', async () => {
    const args = ['--secret', SECRET, '--body', BODY, '--json']
    const { stdout } = await run(['sign', '--scheme', 'standard', ...args])
    expect(JSON.parse(stdout).headers).toHaveLength(3)
    const result = await run(['verify', '--scheme', 'standard', ...args])
    expect(JSON.parse(result.stdout)).toMatchObject({
      result: 'missing',
      code: 'missing-header',
      fix: expect.stringContaining('Have the sender sign'),
    })
  })

  it('exits with 2 for a missing scheme, a missing secret, a secret that is no key, a broken header, a missing file', async () => {
    expect((await run(['sign', '--secret', SECRET])).code).toBe(2)
    expect((await run(['sign', '--scheme', 'standard'])).code).toBe(2)
    expect((await run(['sign', '--scheme', 'standard', '--secret', 'whsec_!'])).code).toBe(2)
    expect((await verify(['no colon'], BODY)).code).toBe(2)
    expect((await verify([], '@/nowhere/at/all')).stderr).toContain('error: Cannot read the file "/nowhere/at/all"')
  })

  it('warns in the help that secrets on the command line can be seen', async () => {
    expect((await run(['sign', '--help'])).stdout).toContain('can be seen by other users')
  })
})
