/** Somebody has to make room first. */
const FULL_DISK_SECONDS = '10'

/** When to come again, where an answer says that it cannot be done now. */
export const retryAfterOf = (status: number): Record<string, string> => {
  if (status === 507) return { 'retry-after': FULL_DISK_SECONDS }
  return status === 429 || status === 503 ? { 'retry-after': '1' } : {}
}
