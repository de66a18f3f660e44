import { expect, test } from 'vitest'
import { setupPrompt } from '../../../../../../src-renderer/feature/receiver/actions/setup-prompt.ts'

test('B39: the setup prompt names the inbox and starts the MCP server of this engine', () => {
  const prompt = setupPrompt(
    { name: 'shop', url: 'http://127.0.0.1:9000/shop', scheme: 'stripe' },
    { reach: ['--data-dir', '/srv/hooks'] },
  )
  expect(prompt).toContain('inbox “shop”')
  expect(prompt).toContain('"command": "hookbench"')
  expect(prompt).toMatch(/"mcp",\s+"--data-dir",\s+"\/srv\/hooks"/)
  expect(prompt).not.toContain('whsec')
})
