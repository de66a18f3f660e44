/** A long body on its way to the disk. Not more than one call at a time. */
export interface BodyWriter {
  /** Adds to its end. Rejects with HookError, DISK_FULL where there is no room. */
  write(parts: readonly Uint8Array[]): Promise<void>
  /** Resolves when it would survive a power cut. Its capture is to be stored after that. */
  keep(): Promise<void>
  /** Takes it away, kept or not. Never rejects. */
  discard(): Promise<void>
}

/** Bodies that are too long for a row, each under the id of its capture. They go with their captures. */
export interface BodyStore {
  create(id: string): BodyWriter
  /** A view of one that was kept: reading it takes a part of it into memory at a time. */
  open(id: string): Promise<Blob>
}
