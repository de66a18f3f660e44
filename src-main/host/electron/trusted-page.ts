import type { IpcMainEvent } from 'electron'

/** Whether the URL belongs to our own pages. (`URL.origin` is no help: it is `null` for a scheme of our own.) */
export const isOwnPage = (url: string, pageUrl: string): boolean => {
  if (!URL.canParse(url)) return false
  const [asked, own] = [new URL(url), new URL(pageUrl)]
  return asked.protocol === own.protocol && asked.host === own.host
}

/** Whether a message came from the top frame of one of our own pages. */
export const isTrustedSender = ({ senderFrame }: IpcMainEvent, pageUrl: string): boolean =>
  senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url, pageUrl)
