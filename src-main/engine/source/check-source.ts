import { isAbsolute, relative, resolve } from 'node:path'
import { HookError } from '../../../src-shared/error.ts'
import { type FolderOptions, PASSWORD_MASK } from '../../../src-shared/model/source.ts'
import { readRoot } from './folder/root.ts'

const invalid = (field: string, message: string, help?: string): HookError =>
  new HookError('INVALID_INPUT', message, { field, ...(help === undefined ? {} : { help }) })

const contains = (folder: string, path: string): boolean => {
  const way = relative(folder, path)
  return !isAbsolute(way) && !/^\.\.([/\\]|$)/.test(way)
}

/** The options with the path in its plain form. Throws INVALID_INPUT naming `folder.path`. */
export const checkFolder = async (options: FolderOptions, ownFolder: string | null): Promise<FolderOptions> => {
  const { path } = options
  const field = 'folder.path'
  if (!isAbsolute(path)) {
    throw invalid(field, `The path ${path} is not absolute.`, 'Give the whole path, from the root of the drive on.')
  }
  const plain = resolve(path)
  const root = await readRoot(plain)
  if ('problem' in root) throw invalid(field, root.problem)
  if (ownFolder !== null && contains(ownFolder, plain)) {
    throw invalid(
      field,
      'That is where Hookbench keeps its data: each message would make the next.',
      'Choose another folder.',
    )
  }
  return { ...options, path: plain }
}

/** A Redis URL in full and as it is shown, with the password masked. Throws INVALID_INPUT naming `stream.url`. */
export const checkStreamUrl = (text: string): { url: string; shown: string } => {
  const field = 'stream.url'
  const example = 'For example redis://127.0.0.1:6379, or rediss://user:password@redis.example:6380/1'
  const url = /^rediss?:\/\/[^/?#]/i.test(text) ? URL.parse(text) : null
  if (url === null || url.hostname === '') {
    throw invalid(field, 'The address must begin with redis:// or rediss:// and name a host.', example)
  }
  if (!/^\/?\d*$/.test(url.pathname)) {
    throw invalid(field, 'What follows the host must be the number of a database.', example)
  }
  if (url.search !== '' || url.hash !== '') {
    throw invalid(field, 'The address has parts after ? or #, which are not used.', 'Leave them out.')
  }
  const shown = new URL(url)
  if (shown.password !== '') shown.password = PASSWORD_MASK
  return { url: url.href, shown: shown.href }
}

/**
 * A changed URL whose password is the mask keeps the password that is stored, for the same server and user only: a
 * password is never sent to where its owner did not mean it to go.
 */
export const withKeptPassword = (text: string, stored: string): string => {
  const next = URL.parse(text)
  const before = new URL(stored)
  if (next === null || next.password !== PASSWORD_MASK) return text
  if (next.host !== before.host || next.username !== before.username || next.protocol !== before.protocol) {
    throw invalid('stream.url', 'Another server or user needs its password.', `Write it in place of ${PASSWORD_MASK}.`)
  }
  next.password = before.password
  return next.href
}
