import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const promises = readFileSync(join(root, 'docs/requirements.md'), 'utf8')
  .split('\n')
  .filter(line => /^\| [RB]\d+[a-z]? \|/.test(line) && !/\| later \|$/.test(line))
  .map(line => line.split(' ')[1] ?? '')

const titles = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter(file => /\.(test|spec)\.ts$|-promises\.ts$|-suite\.ts$/.test(file))
  .map(file => readFileSync(join(root, 'test', file), 'utf8'))
  .join('\n')

describe('docs/requirements.md', () => {
  test('R131: every promise of this version is named by a test', () => {
    expect(promises.length).toBeGreaterThan(120)
    expect(promises.filter(number => !new RegExp(`['\`"].*\\b${number}\\b`).test(titles))).toEqual([])
  })
})
