import { oc } from '@orpc/contract'
import { z } from 'zod'
import { pageSchema } from '../model/page.ts'
import { tokenCreatedSchema, tokenCreateSchema, tokenSchema } from '../model/token.ts'

const tags = ['Tokens']

export const tokens = {
  list: oc.route({ method: 'GET', path: '/tokens', tags, summary: 'List API tokens' }).output(pageSchema(tokenSchema)),

  create: oc
    .route({
      method: 'POST',
      path: '/tokens',
      successStatus: 201,
      tags,
      summary: 'Create an API token; the only answer with it',
    })
    .input(tokenCreateSchema)
    .output(tokenCreatedSchema),

  remove: oc
    .route({ method: 'DELETE', path: '/tokens/{id}', successStatus: 204, tags, summary: 'Delete an API token' })
    .input(z.object({ id: z.string() }))
    .output(z.void()),
}
