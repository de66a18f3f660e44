import { z } from 'zod'
import { pageSchema } from '../model/page.ts'
import { tokenCreatedSchema, tokenCreateSchema, tokenSchema } from '../model/token.ts'
import { call, change, raises } from './call.ts'

export const tokenPageSchema = pageSchema(tokenSchema)

const tags = ['Tokens']

export const tokens = {
  list: call.route({ method: 'GET', path: '/tokens', tags, summary: 'List API tokens' }).output(tokenPageSchema),

  create: change
    .route({
      method: 'POST',
      path: '/tokens',
      successStatus: 201,
      tags,
      summary: 'Create an API token; the only answer with it',
    })
    .input(tokenCreateSchema)
    .output(tokenCreatedSchema),

  remove: change
    .errors(raises('NOT_FOUND'))
    .route({ method: 'DELETE', path: '/tokens/{id}', successStatus: 204, tags, summary: 'Delete an API token' })
    .input(z.object({ id: z.string() }))
    .output(z.void()),
}
