import { z } from 'zod'
import { pageSchema } from '../model/page.ts'
import { sourceCreateSchema, sourceSchema, sourceUpdateSchema } from '../model/source.ts'
import { call, change, raises } from './call.ts'

export const sourcePageSchema = pageSchema(sourceSchema)

const id = z.object({ id: z.string() })
const tags = ['Sources']

export const sources = {
  list: call
    .route({ method: 'GET', path: '/sources', tags, summary: 'List watched folders and Redis streams' })
    .output(sourcePageSchema),

  create: change
    .route({ method: 'POST', path: '/sources', successStatus: 201, tags, summary: 'Create a source' })
    .input(sourceCreateSchema)
    .output(sourceSchema),

  get: call
    .errors(raises('NOT_FOUND'))
    .route({ method: 'GET', path: '/sources/{id}', tags, summary: 'One source' })
    .input(id)
    .output(sourceSchema),

  update: change
    .errors(raises('NOT_FOUND'))
    .route({ method: 'PATCH', path: '/sources/{id}', tags, summary: 'Change the given fields' })
    .input(sourceUpdateSchema.extend({ id: z.string() }))
    .output(sourceSchema),

  remove: change
    .errors(raises('NOT_FOUND'))
    .route({
      method: 'DELETE',
      path: '/sources/{id}',
      successStatus: 204,
      tags,
      summary: 'Delete a source; messages it made stay',
    })
    .input(id)
    .output(z.void()),

  enable: change
    .errors(raises('NOT_FOUND'))
    .route({
      method: 'POST',
      path: '/sources/{id}/enable',
      tags,
      summary: 'Enable; the files of a folder are taken over as they are',
    })
    .input(id)
    .output(sourceSchema),

  disable: change
    .errors(raises('NOT_FOUND'))
    .route({ method: 'POST', path: '/sources/{id}/disable', tags, summary: 'Disable; nothing is watched or read' })
    .input(id)
    .output(sourceSchema),

  rescan: change
    .errors(raises('NOT_FOUND', 'CONFLICT'))
    .route({
      method: 'POST',
      path: '/sources/{id}/rescan',
      tags,
      summary: 'Take the files of a folder over as they are, without events',
    })
    .input(id)
    .output(sourceSchema),
}
