import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs a program in the foreground and resolves with its exit code (128 + n when signal n ended it). Ctrl-C reaches it
 * by the terminal; a SIGTERM to us is handed on, so that it can end cleanly first.
 */
export const runChild = (command, args, options = {}) =>
  new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    const ignore = () => {}
    const handOn = () => child.kill('SIGTERM')
    process.on('SIGINT', ignore)
    process.on('SIGTERM', handOn)
    const release = () => {
      process.off('SIGINT', ignore)
      process.off('SIGTERM', handOn)
    }
    child.once('error', error => {
      release()
      fail(error)
    })
    child.once('exit', (code, signal) => {
      release()
      done(code ?? 128 + constants.signals[signal])
    })
  })
