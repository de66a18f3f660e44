import { z } from 'zod'

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  /** Opaque; take it from the `next` of the page before. */
  cursor: z.string().max(200).optional(),
}

export const timeRangeQuery = {
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
}

export const pageSchema = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

export interface Page<T> {
  items: T[]
  next: string | null
}
