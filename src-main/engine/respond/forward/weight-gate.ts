/** Lets work in while its weight and that of what is inside stay within a limit; the rest waits in line. */
export interface WeightGate {
  /** Resolves to what gives the place back; null when the signal was aborted first. */
  enter(weight: number, signal: AbortSignal): Promise<(() => void) | null>
}

interface Waiting {
  weight: number
  start(): void
}

export const createWeightGate = (limit: number): WeightGate => {
  const line: Waiting[] = []
  let inside = 0

  const fits = (weight: number): boolean => inside === 0 || inside + weight <= limit

  const letIn = (): void => {
    while (line[0] !== undefined && fits(line[0].weight)) line.shift()?.start()
  }

  return {
    enter: (weight, signal) =>
      new Promise(resolve => {
        if (signal.aborted) return resolve(null)
        const leave = (): void => {
          const at = line.indexOf(waiting)
          if (at !== -1) line.splice(at, 1)
          resolve(null)
          letIn()
        }
        const waiting: Waiting = {
          weight,
          start() {
            signal.removeEventListener('abort', leave)
            inside += weight
            let left = false
            resolve(() => {
              if (left) return
              left = true
              inside -= weight
              letIn()
            })
          },
        }
        signal.addEventListener('abort', leave)
        line.push(waiting)
        letIn()
      }),
  }
}
