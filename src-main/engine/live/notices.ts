import type { Notice } from '../../../src-shared/model/notice.ts'

export interface Notices {
  tell(notice: Notice): void
  follow(listener: (notice: Notice) => void): void
}

/** From those who know of something to those who show it: the live feed and the desktop. */
export const createNotices = (): Notices => {
  const listeners: ((notice: Notice) => void)[] = []
  return {
    tell(notice) {
      for (const listener of listeners) listener(notice)
    },
    follow: listener => void listeners.push(listener),
  }
}
