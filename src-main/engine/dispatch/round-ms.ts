/** Milliseconds to a hundredth. */
export const roundMs = (ms: number): number => Math.round(ms * 100) / 100
