import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { AttemptError } from './attempt-error.ts'

const BIGGEST = 1024 * 1024
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

const unusable = (path: string, why: string): AttemptError =>
  new AttemptError('tls', `The CA file ${path} cannot be used: ${why}.`)

const read = (path: string): string => {
  try {
    const file = statSync(path)
    if (!file.isFile()) throw unusable(path, 'it is not a file')
    if (file.size > BIGGEST) throw unusable(path, 'it is larger than 1 MiB')
    return readFileSync(path, 'latin1')
  } catch (thrown) {
    if (thrown instanceof AttemptError) throw thrown
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : ''
    if (code === 'ENOENT') throw unusable(path, 'it does not exist')
    throw unusable(path, code === 'EACCES' ? 'it may not be read' : 'it could not be read')
  }
}

/** The certificates of a PEM file, each as PEM. Throws AttemptError of class `tls` when there is none to be had. */
export const readCaFile = (path: string): string[] => {
  const blocks = read(path).match(CERTIFICATE)
  if (blocks === null) throw unusable(path, 'it holds no certificate in PEM form')
  try {
    return blocks.map(block => new X509Certificate(block).toString())
  } catch {
    throw unusable(path, 'a certificate in it is damaged')
  }
}
