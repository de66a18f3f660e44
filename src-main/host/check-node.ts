/**
 * Imported first by the entries that a person can start with a Node of their own: an older one is met by a sentence,
 * before it can load anything it would crash on. It has no imports, so nothing runs before it.
 */
const NEEDED = [24, 11] as const

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  process.stderr.write(
    `Hookbench needs Node ${NEEDED.join('.')} or newer; this is ${process.version} (${process.execPath}).\n` +
      'Inside the project `npm start` and `npx node` use the Node that `npm ci` brought.\n',
  )
  // As the exit codes of the command line have it: something around the program is missing.
  process.exit(3)
}
