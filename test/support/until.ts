import { vi } from 'vitest'

/** Tries until `condition` throws no more. It waits long, since machines that run tests can be busy. */
export const until = <T>(
  condition: () => T | Promise<T>,
  options: { timeout?: number; interval?: number } = {},
): Promise<T> => vi.waitFor(condition, { timeout: 15_000, interval: 20, ...options })
