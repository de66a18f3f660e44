/** The same work for everything that is compared. */
export const CONNECTIONS = 64
export const WEBHOOKS = 8

/** Data whose standard body is about 1 KB. */
export const data = { orderId: 'ord_1042', total: 4200, note: 'x'.repeat(900) }
export const body = JSON.stringify({ type: 'bench.0', timestamp: new Date(0).toISOString(), data })

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
