import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { root } from '../../build/script/project.mjs'

/**
 * `npm run conformance`: runs the tests and prints, for every number of docs/requirements.md, those whose titles carry
 * it, and whether they pass. Writes docs/conformance.md. With `--last` it takes the results of the run before.
 */
const runners = [
  [
    'vitest/vitest.mjs',
    ['run', '--config', 'test/vitest.config.ts', '--reporter=json', '--outputFile=test-results/vitest.json'],
  ],
  ['@playwright/test/cli.js', ['test', '--config', 'test/playwright.config.ts', '--project', 'browser']],
]
for (const [program, args] of process.argv.includes('--last') ? [] : runners) {
  spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: root, stdio: 'inherit' })
}

const read = name => JSON.parse(readFileSync(join(root, 'test-results', name), 'utf8'))
const fromVitest = read('vitest.json').testResults.flatMap(file =>
  file.assertionResults
    .filter(({ status }) => status === 'passed' || status === 'failed')
    .map(({ fullName, title, status }) => ({ text: `${fullName} ${title}`, title, passed: status === 'passed' })),
)
const specsOf = suite => [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)]
const fromPlaywright = read('e2e.json')
  .suites.flatMap(specsOf)
  .filter(({ tests }) => tests.some(({ status }) => status !== 'skipped'))
  .map(({ title, ok }) => ({ text: title, title, passed: ok }))
const tests = [...fromVitest, ...fromPlaywright]

const requirements = readFileSync(join(root, 'docs/requirements.md'), 'utf8')
  .split('\n')
  .map(line => /^\| ([RB]\d+[a-z]?(?:–R\d+)?) \| (.+?) \|(?: ([NACBH ]+) \|)? ?([^|]*)\|$/.exec(line))
  .filter(found => found !== null)
  .map(([, number, promise, systems = '', when]) => ({
    number,
    promise,
    systems: systems.trim(),
    later: when.trim() === 'later',
  }))

const mentions = (text, number) => new RegExp(`\\b${number}\\b`).test(text)
const rows = requirements.map(requirement => {
  const proofs = tests.filter(({ text }) => mentions(text, requirement.number))
  const failing = proofs.filter(({ passed }) => !passed)
  const result = failing.length > 0 ? 'fail' : proofs.length > 0 ? 'pass' : requirement.later ? 'later' : 'open'
  return { ...requirement, proofs, result }
})

const names = { N: 'NetX', A: 'WoodWing Assets', C: 'Hedge Connect', B: 'NetBox', H: 'Hookbench' }
const count = (list, result) => list.filter(row => row.result === result).length
const summary = Object.entries(names).map(([letter, name]) => {
  const own = rows.filter(({ systems }) => systems.split(' ').includes(letter))
  return `| ${name} | ${own.length} | ${count(own, 'pass')} | ${count(own, 'fail')} | ${count(own, 'open')} | ${count(own, 'later')} |`
})
const table = rows.map(({ number, promise, result, proofs }) => {
  const titles = proofs
    .map(({ title }) => title.replaceAll('|', '\\|').replaceAll(/\s+/g, ' '))
    .toSorted((a, b) => a.localeCompare(b))
    .join('<br>')
  return `| ${number} | ${promise} | ${result} | ${titles} |`
})
writeFileSync(
  join(root, 'docs/conformance.md'),
  `# Conformance

Made by \`npm run conformance\`. “open” = promised for this version and without a test; “later” = not in this version.

| system | requirements | pass | fail | open | later |
|---|---|---|---|---|---|
${summary.join('\n')}

| no. | promise | result | tests |
|---|---|---|---|
${table.join('\n')}
`,
)
for (const { number, result, proofs } of rows)
  console.log(`${number.padEnd(6)} ${result.padEnd(6)} ${proofs.length} tests`)
console.log(
  `\n${count(rows, 'pass')} pass, ${count(rows, 'fail')} fail, ${count(rows, 'open')} open, ${count(rows, 'later')} later`,
)
process.exitCode = count(rows, 'fail') > 0 ? 1 : 0
