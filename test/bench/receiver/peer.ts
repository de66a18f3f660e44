/** A receiver that is measured. */
export interface Peer {
  name: string
  pid: number
  port: number
  path: string
  /** Checks what it was sent; answers a sentence where something is missing. */
  check(sent: number): Promise<string | null>
  stop(): Promise<void>
}
