import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Touched when a build ends well; its time is when that build began. */
export const stamp = join(root, 'out', '.built')

export const sources = ['src-main', 'src-renderer', 'src-shared']

const inputs = [...sources, 'electron.vite.config.ts', 'package.json', 'tsconfig.json']

const newest = path => {
  const info = statSync(path, { throwIfNoEntry: false })
  if (!info) return 0
  // A folder's own time tells of files that were removed or renamed.
  if (!info.isDirectory()) return info.mtimeMs
  return Math.max(info.mtimeMs, ...readdirSync(path).map(name => newest(join(path, name))))
}

/** Whether `out/` is there and newer than everything it is made of. */
export const isBuilt = () => {
  const built = statSync(stamp, { throwIfNoEntry: false })
  return built !== undefined && inputs.every(input => newest(join(root, input)) <= built.mtimeMs)
}

/** Path of the Electron executable, or why the desktop window cannot open here. */
export const findDesktop = () => {
  const folder = join(root, 'node_modules', 'electron')
  const pathFile = join(folder, 'path.txt')
  const executable = existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8').trim()) : null
  if (executable === null || !existsSync(executable)) {
    return { why: 'the Electron runtime is not installed (`npx install-electron` fetches it from GitHub)' }
  }
  if (!hasDisplay()) return { why: 'there is no display' }
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return { why: 'Chromium has no sandbox when it is run as root' }
  }
  return { executable }
}

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
