/** When to come again: in a second, where an answer says that there is too much to do now. */
export const retryAfterOf = (status: number): Record<string, string> =>
  status === 429 || status === 503 ? { 'retry-after': '1' } : {}
