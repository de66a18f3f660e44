import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { schemes } from '../../src-main/engine/sign/scheme/index.ts'
import { schemeNames } from '../../src-shared/model/scheme.ts'
import { mistakes } from '../conformance/signing/mistakes.ts'

const page = readFileSync(new URL('../../docs/receiver.md', import.meta.url), 'utf8')

it('B22: docs/receiver.md lists every mistake that is tried, with its code and for how many schemes it is told', () => {
  const rows = mistakes.map(({ name, code, make }) => {
    const amount = schemeNames.filter(scheme => make(scheme) !== null).length
    return `| ${name} | \`${code}\` | ${amount} |`
  })
  for (const row of rows) expect(page).toContain(row)
  expect(page.match(/^\| [^|]+ \| `[a-z-]+` \| \d+ \|$/gm)).toHaveLength(rows.length)
})

it('B32: docs/receiver.md lists every scheme', () => {
  for (const name of schemeNames)
    expect(page).toContain(`| \`${name}\` | ${schemes[name].title} | ${schemes[name].summary} |`)
})
