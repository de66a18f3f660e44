import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'import-law-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `file imports specifier`, by the edge that the law refuses. */
const refused: [file: string, specifier: string][] = [
  ['src-shared/a.ts', 'node:fs'],
  ['src-shared/a.ts', 'fs'],
  ['src-shared/a.ts', 'react'],
  ['src-shared/a.ts', 'electron'],
  ['src-shared/a.ts', '@orpc/server'],
  ['src-shared/model/a.ts', '../../src-main/engine/port/queue.ts'],
  ['src-shared/model/a.ts', '../../src-renderer/main.tsx'],
  ['src-renderer/a.tsx', '../src-main/engine/port/queue.ts'],
  ['src-renderer/feature/x/a.tsx', '../../../src-main/api/router.ts'],
  ['src-renderer/a.tsx', 'electron'],
  ['src-renderer/a.tsx', 'node:path'],
  ['src-renderer/a.tsx', '@orpc/server'],
  ['src-main/engine/retry/a.ts', '../../store/sqlite/open.ts'],
  ['src-main/engine/a.ts', '../store/sqlite/open.ts'],
  ['src-main/engine/a.ts', '../store.ts'],
  ['src-main/engine/retry/a.ts', '../../api/router.ts'],
  ['src-main/engine/retry/a.ts', '../../host/cli/main.ts'],
  ['src-main/engine/retry/a.ts', '../../../src-renderer/main.tsx'],
  ['src-main/engine/retry/a.ts', 'electron'],
  ['src-main/engine/retry/a.ts', 'better-sqlite3'],
  ['src-main/engine/retry/a.ts', 'undici'],
  ['src-main/engine/retry/a.ts', 'ioredis'],
  ['src-main/engine/dispatch/a.ts', '../../store/sqlite/open.ts'],
  ['src-main/engine/dispatch/a.ts', 'electron'],
  ['src-main/store/a.ts', '../api/router.ts'],
  ['src-main/store/a.ts', '../host/cli/main.ts'],
  ['src-main/store/a.ts', 'better-sqlite3'],
  ['src-main/store/sqlite/a.ts', '../../api/router.ts'],
  ['src-main/store/sqlite/a.ts', 'electron'],
  ['src-main/store/sqlite/a.ts', 'ioredis'],
  ['src-main/store/redis/a.ts', 'better-sqlite3'],
  ['src-main/store/redis/a.ts', '../../host/cli/main.ts'],
  ['src-main/api/a.ts', '../store/sqlite/open.ts'],
  ['src-main/api/a.ts', '../host/web/serve.ts'],
  ['src-main/api/a.ts', 'better-sqlite3'],
  ['src-main/api/a.ts', 'electron'],
  ['src-main/host/web/a.ts', 'electron'],
  ['src-main/host/web/a.ts', 'better-sqlite3'],
  ['src-main/host/web/a.ts', '../../../src-renderer/main.tsx'],
  ['src-main/host/electron/a.ts', '../../engine/port/queue.ts'],
  ['src-main/host/electron/a.ts', 'undici'],
  ['src-main/cli.ts', 'electron'],
  ['src-main/engine.ts', 'electron'],
  ['src-main/preload.ts', 'node:fs'],
  ['src-main/preload.ts', './host/electron/menu.ts'],
]

const allowed: [file: string, specifier: string][] = [
  ['src-shared/a.ts', 'zod'],
  ['src-shared/a.ts', '@orpc/contract'],
  ['src-shared/contract/a.ts', '../model/page.ts'],
  ['src-renderer/feature/x/a.tsx', '../../../src-shared/shell.ts'],
  ['src-renderer/a.tsx', 'react'],
  ['src-main/engine/retry/a.ts', '../port/store.ts'],
  ['src-main/engine/retry/a.ts', '../../../src-shared/time.ts'],
  ['src-main/engine/retry/a.ts', 'node:crypto'],
  ['src-main/engine/dispatch/a.ts', 'undici'],
  ['src-main/store/sqlite/a.ts', 'better-sqlite3'],
  ['src-main/store/sqlite/a.ts', '../../engine/port/store.ts'],
  ['src-main/store/redis/a.ts', 'ioredis'],
  ['src-main/api/a.ts', '../engine/port/store.ts'],
  ['src-main/api/a.ts', '@orpc/server'],
  ['src-main/host/web/a.ts', '../../store/sqlite/open.ts'],
  ['src-main/host/electron/a.ts', 'electron'],
  ['src-main/electron.ts', 'electron'],
  ['src-main/preload.ts', 'electron'],
  ['src-main/preload.ts', '../src-shared/shell.ts'],
]

const edges = [...refused, ...allowed].map(([file, specifier]) => `${file} → ${specifier}`)

/** Lints one small file for each edge, each in a folder of its own, in one run; answers the edges that were refused. */
const lint = (): Set<string | undefined> => {
  for (const [number, [file, specifier]] of [...refused, ...allowed].entries()) {
    const path = join(folder, String(number), file)
    mkdirSync(dirname(path), { recursive: true })
    copyFileSync(join(root, '.oxlintrc.json'), join(folder, String(number), '.oxlintrc.json'))
    writeFileSync(path, `import type { x } from '${specifier}'\nexport type y = typeof x\n`)
  }
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json'], { cwd: folder, encoding: 'utf8' })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] }
  const laws = diagnostics.filter(({ code }) => code.includes('no-restricted-imports'))
  return new Set(laws.map(({ filename }) => edges[Number.parseInt(filename, 10)]))
}

const found = lint()

it.each(refused)('%s may not import %s', (file, specifier) => {
  expect(found).toContain(`${file} → ${specifier}`)
})

it.each(allowed)('%s may import %s', (file, specifier) => {
  expect(found).not.toContain(`${file} → ${specifier}`)
})
