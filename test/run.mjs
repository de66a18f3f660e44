import '../build/script/check-node.mjs'
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from '../build/script/project.mjs'

/**
 * Every check, in order; a failing one does not stop the rest. `--soak` adds the long fault tests,
 * `--only <name>[,<name>]` runs some steps (build, judges, types, lint, unused, format, unit, e2e).
 * The last line is `N passed, N failed, N skipped`; the exit code is 1 when something failed. On CI (`CI` is set) only
 * what needs the Electron runtime may be skipped: any other skip is a failure.
 */
const args = process.argv.slice(2)
const soak = args.includes('--soak')
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '').split(',') : null

const results = join(root, 'test-results')
const tallyFile = join(results, 'tally.json')
const total = { passed: 0, failed: [], skipped: [] }

const bin = (name, file) => join(root, 'node_modules', ...name.split('/'), file)
const seconds = since => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** Runs a Node program, shows what it prints, and answers its exit code and the end of its output. */
const run = (program, programArgs, env = {}) =>
  new Promise(done => {
    const child = spawn(process.execPath, [program, ...programArgs], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', text => {
        process.stdout.write(text)
        output = (output + text).slice(-20_000)
      })
    }
    child.once('error', error => done({ code: 1, output: String(error) }))
    child.once('close', (code, signal) =>
      done({ code: code ?? 1, output: signal ? `${output}\nKilled: ${signal}` : output }),
    )
  })

/** A check that passes or fails as one. */
const check = (program, programArgs) => async title => {
  const { code, output } = await run(program, programArgs)
  if (code === 0) total.passed++
  else total.failed.push({ title, message: lastLines(output, 60) })
}

/** A test runner whose reporter writes a tally; when it dies without one, that is one failed test. */
const tests = (program, programArgs, env) => async title => {
  rmSync(tallyFile, { force: true })
  const { code, output } = await run(program, programArgs, { ...env, HOOKBENCH_TALLY: tallyFile })
  const tally = existsSync(tallyFile)
    ? JSON.parse(readFileSync(tallyFile, 'utf8'))
    : { passed: 0, failed: [{ title, message: lastLines(output, 60) }], skipped: [] }
  if (code !== 0 && tally.failed.length === 0) {
    tally.failed.push({ title, message: `exit code ${code}\n${lastLines(output, 60)}` })
  }
  total.passed += tally.passed
  total.failed.push(...tally.failed)
  total.skipped.push(...tally.skipped)
}

const lastLines = (text, count) => stripVTControlCharacters(text).trim().split('\n').slice(-count).join('\n')

const packagesIn = file => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {})

/** What its lock file names is there, in that version. */
const isInstalled = folder => {
  const there = packagesIn(join(folder, 'node_modules', '.package-lock.json'))
  const wanted = Object.entries(packagesIn(join(folder, 'package-lock.json')))
  return wanted.every(([path, { version, optional }]) => path === '' || optional || there[path]?.version === version)
}

/** The providers' own libraries stand in a package of their own, so that they never ship. */
const judges = async title => {
  const folder = join(root, 'test', 'conformance', 'judge')
  if (isInstalled(folder)) {
    console.log('They are installed.')
    return
  }
  const npm = process.env.npm_execpath
  const { code, output } = npm
    ? await run(npm, ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts'])
    : { code: 1, output: 'Run this by npm (npm test), so that the judges can be installed.' }
  if (code !== 0) total.failed.push({ title, message: lastLines(output, 20) })
}

const unitTests = async title => {
  const { ensureRedis } = await import('./support/redis-server.ts')
  const found = ensureRedis()
  // Without a server its tests are skipped, each by its name.
  if ('missing' in found) console.error(found.missing)
  else console.log(`Redis: ${found.path}`)
  const env = {
    ...('path' in found ? { REDIS_SERVER_PATH: found.path } : {}),
    ...(soak ? { HOOKBENCH_SOAK: '1' } : {}),
  }
  await tests(bin('vitest', 'vitest.mjs'), vitestArgs, env)(title)
}

const endToEnd = async title => {
  const { ensureChromium } = await import('./support/chromium.ts')
  const found = ensureChromium()
  // Without a browser the tests are run all the same: they fail, each by its name.
  if ('missing' in found) console.error(found.missing)
  else console.log(`Browser: ${found.path}`)
  const env = 'path' in found ? { CHROMIUM_PATH: found.path } : {}
  await tests(bin('@playwright/test', 'cli.js'), ['test', '--config', 'test/playwright.config.ts'], env)(title)
  if ('missing' in found) total.failed.push({ title: 'a browser for the end-to-end tests', message: found.missing })
}

const vitestArgs = [
  'run',
  '--config',
  'test/vitest.config.ts',
  '--reporter=default',
  '--reporter=./test/support/tally/vitest.ts',
]

const steps = [
  ['build', 'Build', check(join(root, 'build', 'script', 'build.mjs'), ['--quiet'])],
  ['judges', 'Libraries that judge the signatures (npm ci)', judges],
  ['types', 'Types (tsc)', check(bin('typescript', 'bin/tsc'), [])],
  ['lint', 'Lint (oxlint)', check(bin('oxlint', 'bin/oxlint'), ['--type-aware', '--deny-warnings'])],
  ['unused', 'Unused code (knip)', check(bin('knip', 'bin/knip.js'), ['--no-progress'])],
  ['format', 'Format (biome)', check(bin('@biomejs/biome', 'bin/biome'), ['format', '.'])],
  ['unit', `Unit, conformance and fault tests (vitest)${soak ? ' with the soak tests' : ''}`, unitTests],
  ['e2e', 'End-to-end tests (playwright)', endToEnd],
]

const unknown = only?.filter(name => !steps.some(([key]) => key === name)) ?? []
if (unknown.length > 0) {
  console.error(`--only knows ${steps.map(([key]) => key).join(', ')}; not ${unknown.join(', ')}.`)
  process.exit(2)
}

mkdirSync(results, { recursive: true })
for (const [key, title, step] of steps) {
  if (only && !only.includes(key)) continue
  const began = Date.now()
  console.log(`\n=== ${title} ===\n`)
  await step(title)
  console.log(`\n--- ${title}: ${seconds(began)}`)
}
rmSync(tallyFile, { force: true })

const { skipsThatFail } = await import('./support/tally/skips-that-fail.ts')
const unwanted = skipsThatFail(total.skipped, process.env, process.platform)
total.skipped = total.skipped.filter(each => !unwanted.includes(each))
total.failed.push(
  ...unwanted.map(({ title, reason }) => ({ title, message: `Skipped, and that is not allowed on CI: ${reason}` })),
)

const indented = text => stripVTControlCharacters(text).replaceAll(/^/gm, '    ')
if (total.skipped.length > 0) console.log('\n=== Skipped ===\n')
for (const { title, reason } of total.skipped) console.log(`  ${title}\n${indented(reason)}`)
if (total.failed.length > 0) console.log('\n=== Failed ===\n')
for (const { title, message } of total.failed) console.log(`  ${title}\n${indented(message)}\n`)

console.log(`\n${total.passed} passed, ${total.failed.length} failed, ${total.skipped.length} skipped`)
process.exitCode = total.failed.length > 0 ? 1 : 0
