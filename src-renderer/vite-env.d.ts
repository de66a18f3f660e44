import type { ShellApi } from '../src-shared/shell.ts'

declare global {
  interface Window {
    /** Present in the desktop window only. */
    hookbench?: ShellApi
  }
}
