import { InvalidArgumentError } from 'commander'

/** Parses a whole number within bounds, for commander. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`)
  }

/** 0 lets the system choose a free port. */
export const portNumber = wholeNumber(0, 65_535)

/** Gathers an option that may be given several times. */
export const collect = (value: string, previous: string[] | undefined): string[] => [...(previous ?? []), value]
