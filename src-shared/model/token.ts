import { z } from 'zod'

/** What a token may do: a viewer reads; the others also write; the Assets-compatible REST needs a super-user or admin. */
export const roles = ['admin', 'super-user', 'viewer'] as const
export const licenceTiers = ['free', 'pro', 'api'] as const

export const identitySchema = z.object({ role: z.enum(roles), tier: z.enum(licenceTiers) })
export type Identity = z.infer<typeof identitySchema>

export const tokenCreateSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give the token a name.').max(100),
  role: z.enum(roles),
  tier: z.enum(licenceTiers).default('free'),
})
export type TokenCreate = z.input<typeof tokenCreateSchema>

export const tokenSchema = identitySchema.extend({
  id: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
})
export type Token = z.infer<typeof tokenSchema>

/** The only answer that carries the token itself. */
export const tokenCreatedSchema = tokenSchema.extend({ token: z.string() })
export type TokenCreated = z.infer<typeof tokenCreatedSchema>
