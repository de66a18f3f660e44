import { expect, it } from 'vitest'
import { withoutSecrets } from '../../../../src-main/host/cli/hide-arguments.ts'

it('invariant 6: what other users see of the arguments holds no secret, and everything else stays', () => {
  const shown = (...args: string[]): string => withoutSecrets(['node', 'cli.js', ...args]).join(' ')
  expect(shown('sign', '--secret', 'hush', '--body', 'hush')).toBe('node cli.js sign --secret *** --body hush')
  expect(shown('webhooks', 'list', '--token=hush')).toBe('node cli.js webhooks list --token=***')
  expect(shown('sources', 'create', '--redis', 'redis://:hush@h')).toBe('node cli.js sources create --redis ***')
  expect(shown('webhooks', 'create', '--header', 'Authorization: hush')).toContain('--header ***')
  expect(shown('webhooks', 'update', '--setting', 'headers=[["X-Key","hush"]]')).toContain('--setting ***')
  const fine = 'webhooks create --secret @file --header - --token @t --setting retry.jitter=0 --secret=env:HUSH'
  expect(shown(...fine.split(' '))).toBe(`node cli.js ${fine}`)
})
