import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { hookbenchLine } from '../../../../src-renderer/lib/hookbench-line.ts'
import { sendLine } from '../../../../src-renderer/lib/send-line.ts'

/** What a command gets of a line that is pasted into a shell: its arguments, then what it reads. */
const pasted = (line: string): string[] => {
  const command = `hookbench() { printf '%s\\0' "$@"; case "$*" in *'--data -'*) cat;; esac; }\n${line}`
  return execFileSync('sh', ['-c', command], { encoding: 'utf8' }).split('\0')
}

const elsewhere = { reach: ['--data-dir', "/data/Ann's hooks"] }

describe('a line to paste', () => {
  test('carries the data, whatever is in it', () => {
    const data = `{\n  "who": "Ann's $HOME",\n  "x": "\`id\`"\n}`
    expect(pasted(sendLine(null, 'order.paid', data))).toEqual(['send', 'order.paid', '--data', data, ''])
  })

  test('carries long data in a here-document', () => {
    const data = JSON.stringify({ who: "Ann's $HOME `id` \\", long: Array.from({ length: 200 }, (_, i) => i) }, null, 2)
    expect(pasted(sendLine(elsewhere, 'order.paid', data))).toEqual([
      'send',
      'order.paid',
      '--data',
      '-',
      ...elsewhere.reach,
      `${data}\n`,
    ])
  })

  test('names the data directory where it is not the usual one', () => {
    expect(hookbenchLine({ reach: [] }, 'tokens show')).toBe('hookbench tokens show')
    expect(hookbenchLine({ reach: ['--data-dir', '/srv/hooks'] }, 'tokens show')).toBe(
      'hookbench tokens show --data-dir /srv/hooks',
    )
    expect(pasted(hookbenchLine(elsewhere, 'tokens show'))).toEqual(['tokens', 'show', ...elsewhere.reach, ''])
  })
})
