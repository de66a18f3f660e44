import { readFileSync, writeFileSync } from 'node:fs'
import { screen, type Rectangle } from 'electron'
import { z } from 'zod'

const boundsSchema = z.object({ x: z.int(), y: z.int(), width: z.int().min(400), height: z.int().min(300) })

const overlaps = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Where the window was; null when that is not known or no longer on a screen. */
export const loadBounds = (file: string): Rectangle | null => {
  try {
    const bounds = boundsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return overlaps(bounds, screen.getDisplayMatching(bounds).workArea) ? bounds : null
  } catch {
    return null
  }
}

/** Remembers where the window is. It is a convenience: a disk that refuses is no reason to disturb. */
export const saveBounds = (file: string, bounds: Rectangle): void => {
  try {
    writeFileSync(file, JSON.stringify(bounds))
  } catch {
    return
  }
}
