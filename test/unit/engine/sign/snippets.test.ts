import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SchemeName, schemeNames } from '../../../../src-shared/model/scheme.ts'
import { snippetsOf } from '../../../../src-main/engine/sign/explain/snippets.ts'
import { schemes } from '../../../../src-main/engine/sign/scheme/index.ts'
import { keysOf, signedRequest } from '../../../conformance/signing/scheme-rig.ts'

const AT = 1_770_000_000_000
const BODY = Buffer.from('{"a": "é",\n "b":[1]}')

/** With code that verifies them. A list by hand, so that none goes missing unseen. */
const withCode: readonly SchemeName[] = [
  'standard',
  'woodwing',
  'netbox',
  'svix',
  'github',
  'stripe',
  'shopify',
  'slack',
  'hmac',
  'paddle',
  'workos',
  'square',
  'razorpay',
  'mux',
  'zoom',
  'twitch',
  'docusign',
  'meta',
  'gitea',
  'forgejo',
]

const own = {
  header: 'X-My-Signature',
  algorithm: 'sha512',
  encoding: 'base64',
  prefix: 'it\'s "s"=',
  text: '{id}:${x}\\{timestamp}|{body}|{url}',
  timestampHeader: 'X-My-Time',
  timestampUnit: 'ms',
  idHeader: 'X-My-Id',
  toleranceSec: 60,
}

interface Case {
  code: string
  headers: Record<string, string>
  body: string
  secret: string
  url: string | null
  now: number
}

const told = ['as sent', 'flipped', 'unsigned', 'other', 'odd', 'stale', 'ahead'] as const

const casesOf = (language: 'node' | 'python', name: SchemeName, options: object): Case[] => {
  const bound = schemes[name].with(options)
  const code = snippetsOf(bound)?.[language] ?? ''
  const { sign, verify, other } = keysOf(name)
  const request = signedRequest(name, BODY, { at: AT, options })
  expect(request.headers.length).toBeGreaterThan(2)
  const headers: Record<string, string> = Object.fromEntries(
    request.headers.map(([header, value]) => [language === 'node' ? header.toLowerCase() : header, value]),
  )
  const flipped = Buffer.from(BODY)
  flipped[2] = 98
  const odd = Object.fromEntries(Object.entries(headers).map(([header, value]) => [header, 'é'.repeat(value.length)]))
  const right = { code, headers, body: BODY.toString('base64'), secret: verify, url: request.url, now: AT }
  expect(sign).toBe(verify)
  return [
    right,
    { ...right, body: flipped.toString('base64') },
    { ...right, headers: {} },
    { ...right, secret: other },
    { ...right, headers: odd },
    { ...right, now: AT + 3_600_000 },
    { ...right, now: AT - 3_600_000 },
  ]
}

const runners = {
  node: [
    'run.mjs',
    `import { readFileSync } from 'node:fs'
const said = []
for (const { code, headers, body, secret, url, now } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  Date.now = () => now
  const { verify } = await import('data:text/javascript;base64,' + Buffer.from(code).toString('base64'))
  said.push(verify(Buffer.from(body, 'base64'), headers, secret, url))
}
console.log(JSON.stringify(said))`,
  ],
  python: [
    'run.py',
    `import base64, json, sys, time
said = []
for case in json.load(open(sys.argv[1])):
    time.time = lambda: case["now"] / 1000
    module = {}
    exec(case["code"], module)
    given = [base64.b64decode(case["body"]), case["headers"], case["secret"]]
    if module["verify"].__code__.co_argcount == 4:
        given.append(case["url"])
    said.append(module["verify"](*given))
print(json.dumps(said))`,
  ],
} as const

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'snippets-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const hasPython = (): boolean => {
  try {
    execFileSync('python3', ['--version'])
    return true
  } catch {
    return false
  }
}
const languages = hasPython() ? (['node', 'python'] as const) : (['node'] as const)

const run = (language: 'node' | 'python', cases: readonly Case[]): boolean[] => {
  const [name, code] = runners[language]
  const script = join(folder, name)
  const input = join(folder, `${language}.json`)
  writeFileSync(script, code)
  writeFileSync(input, JSON.stringify(cases))
  return JSON.parse(
    execFileSync(language === 'node' ? process.execPath : 'python3', [script, input], { encoding: 'utf8' }),
  )
}

const named = (said: readonly boolean[]): string[] => told.filter((_, index) => said[index])

const untimed = ['as sent', 'stale', 'ahead']
const timed = ['as sent']

describe('B22: the code that is shown verifies a request as its provider sends it', () => {
  it('there is code for these schemes and for no other', () => {
    expect(schemeNames.filter(name => snippetsOf(schemes[name].with({})) !== null)).toEqual(withCode)
  })

  it.each(languages)(
    '%s: the right request of every scheme, and no changed, unsigned, foreign or old one',
    language => {
      const cases = withCode.flatMap(name => casesOf(language, name, {}))
      const said = run(language, cases)
      const found = withCode.map((name, index) => [
        name,
        named(said.slice(index * told.length, (index + 1) * told.length)),
      ])
      expect(Object.fromEntries(found)).toEqual({
        standard: timed,
        woodwing: untimed,
        netbox: untimed,
        svix: timed,
        github: untimed,
        stripe: timed,
        shopify: untimed,
        slack: timed,
        hmac: untimed,
        paddle: timed,
        workos: timed,
        square: untimed,
        razorpay: untimed,
        mux: timed,
        zoom: timed,
        twitch: timed,
        docusign: untimed,
        meta: untimed,
        gitea: untimed,
        forgejo: untimed,
      })
    },
  )

  it.each(languages)('%s: an HMAC of one’s own, with whatever its text holds', language => {
    expect(named(run(language, casesOf(language, 'hmac', own)))).toEqual(timed)
  })

  it.each(languages)('%s: one of several signatures is enough while a secret is changed', language => {
    const [right] = casesOf(language, 'stripe', {})
    if (right === undefined) throw new Error('no case')
    const header = Object.keys(right.headers).find(name => name.toLowerCase() === 'stripe-signature') ?? ''
    const value = right.headers[header] ?? ''
    const several = { ...right.headers, [header]: value.replace(',v1=', `, v1=${'0'.repeat(64)}, v1=`) }
    expect(run(language, [{ ...right, headers: several }])).toEqual([true])
  })

  it('Go: a whole file, whose function reads the header, takes its prefix into account and checks the age', () => {
    const code = snippetsOf(schemes.slack.with({}))?.go ?? ''
    expect(code).toContain('package webhook')
    expect(code).toContain('func Verify(rawBody []byte, headers http.Header, secret string) bool {')
    expect(code).toContain('headers.Get("X-Slack-Signature")')
    expect(code).toContain('"v0=" + hex.EncodeToString(mac.Sum(nil))')
    expect(code).toContain('> 300*time.Second')
    expect(code).toContain('hmac.Equal(')
    expect(code).not.toContain('"encoding/base64"')
  })

  it('there is none where the code would be told too little', () => {
    const of = (options: object) => snippetsOf(schemes.hmac.with(options))
    expect(of({ text: '{method}{body}' })).toBeNull()
    expect(of({ encoding: 'base64url' })).toBeNull()
    expect(of({ key: 'hex' })).toBeNull()
    expect(of({ toleranceSec: 60 })).toBeNull()
    expect(snippetsOf(schemes.standard.with({ algorithms: ['ed25519'] }))).toBeNull()
  })
})
