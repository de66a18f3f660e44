/**
 * Imported first by every script. An older Node cannot load the native modules (it crashes without a word), so it is
 * met by a sentence instead. Uses nothing that an old Node lacks.
 */
const needed = [24, 11]

const [major, minor] = process.versions.node.split('.').map(Number)

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(
    `Hookbench needs Node ${needed.join('.')} or newer; this is ${process.version} (${process.execPath}).\n` +
      'Run `npm ci` once: it brings the pinned Node, and every `npm` script then uses that one.',
  )
  process.exit(1)
}
