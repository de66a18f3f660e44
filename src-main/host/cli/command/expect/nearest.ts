import type { Judged } from './judge.ts'

const MOST = 3

const met = ({ parts }: Judged): number => parts.filter(({ outcome }) => outcome === true).length

/** Keeps the up to three requests that came closest, the closest first; among equals the newest. */
export const createNearest = (): { add(judged: Judged): void; list(): Judged[] } => {
  let kept: Judged[] = []
  return {
    add(judged) {
      kept = [judged, ...kept].sort((a, b) => met(b) - met(a)).slice(0, MOST)
    },
    list: () => kept,
  }
}
