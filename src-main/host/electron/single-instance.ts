import { app } from 'electron'

/** Whether this is the only Hookbench on its data directory; a later one only calls `onSecond` here, and ends. */
export const isOnlyInstance = (onSecond: () => void): boolean => {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', onSecond)
  return true
}
