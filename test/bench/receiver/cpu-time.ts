import { readFileSync } from 'node:fs'

/** Microseconds in a tick of the kernel's clock; 100 a second on every Linux. */
const TICK = 10_000

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** CPU time of a process with all its threads, microseconds; null where the system has no /proc. */
export const cpuOf = (pid: number): number | null => {
  const stat = read(`/proc/${pid}/stat`)
  if (stat === null) return null
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK
}

/** CPU time of all programs of the machine, microseconds. */
export const cpuOfAll = (): number | null => {
  const line = read('/proc/stat')?.split('\n', 1)[0]
  if (line === undefined) return null
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = line.split(/\s+/).slice(1).map(Number)
  return (user + nice + system + irq + softirq) * TICK
}
