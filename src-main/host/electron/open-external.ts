import { shell } from 'electron'

const WEB = ['http:', 'https:']

/** Opens a web address in the person's browser. Anything else (file:, smb:, a program's own scheme) is ignored. */
export const openExternal = (url: unknown): void => {
  if (typeof url !== 'string' || !URL.canParse(url) || !WEB.includes(new URL(url).protocol)) return
  void shell.openExternal(url)
}
