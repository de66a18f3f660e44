import { describe, expect, it } from 'vitest'
import { tunnelCommand } from '../../../../../src-renderer/feature/settings/tunnel-command.ts'

describe('the line that opens a tunnel', () => {
  it.each([
    ['http://localhost:3000/api/webhook', 'hookdeck listen 3000 connect --path /api/webhook'],
    ['http://127.0.0.1:9000/demo', 'hookdeck listen 9000 connect --path /demo'],
    ['http://[::1]:8080/in?a=1', 'hookdeck listen 8080 connect --path /in'],
    ['http://localhost', 'hookdeck listen 80 connect --path /'],
    ['https://app.localhost/x', 'hookdeck listen 443 connect --path /x'],
  ])('has the port and the path of the endpoint %s', (url, line) => {
    expect(tunnelCommand(url)).toBe(line)
  })

  it.each(['', 'not a URL', 'https://hkdk.events/abc123', 'https://localhost.example.com/x'])(
    'shows the example of the documentation while the endpoint is not on this computer: “%s”',
    url => expect(tunnelCommand(url)).toBe('hookdeck listen 3000 connect --path /api/webhook'),
  )

  it('is safe to paste into a shell', () => {
    expect(tunnelCommand("http://localhost:1/a;b$(c)'d")).toBe(
      String.raw`hookdeck listen 1 connect --path '/a;b$(c)'\''d'`,
    )
  })
})
