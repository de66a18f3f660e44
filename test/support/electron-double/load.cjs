const { registerHooks } = require('node:module')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')

const double = pathToFileURL(join(__dirname, 'electron.ts')).href

/** `?shell=N` marks the modules of launch N: each launch loads the built files anew, and has an electron of its own. */
registerHooks({
  resolve(specifier, context, next) {
    const shell = context.parentURL ? new URL(context.parentURL).searchParams.get('shell') : null
    if (shell === null || context.parentURL.startsWith(double)) return next(specifier, context)
    if (specifier === 'electron') return { ...next(double, context), url: `${double}?shell=${shell}` }
    const found = next(specifier, context)
    return specifier.startsWith('.') ? { ...found, url: `${found.url}?shell=${shell}` } : found
  },
})

/** Loads a built file by Node itself, past the test runner's transforms. */
exports.load = (path, shell) => import(`${pathToFileURL(path).href}?shell=${shell}`)
