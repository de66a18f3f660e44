import { oc } from '@orpc/contract'
import { z } from 'zod'
import { pageSchema } from '../model/page.ts'
import { sourceCreateSchema, sourceSchema, sourceUpdateSchema } from '../model/source.ts'

const id = z.object({ id: z.string() })
const tags = ['Sources']

export const sources = {
  list: oc
    .route({ method: 'GET', path: '/sources', tags, summary: 'List watched folders and Redis streams' })
    .output(pageSchema(sourceSchema)),

  create: oc
    .route({ method: 'POST', path: '/sources', successStatus: 201, tags, summary: 'Create a source' })
    .input(sourceCreateSchema)
    .output(sourceSchema),

  get: oc.route({ method: 'GET', path: '/sources/{id}', tags, summary: 'One source' }).input(id).output(sourceSchema),

  update: oc
    .route({ method: 'PATCH', path: '/sources/{id}', tags, summary: 'Change the given fields' })
    .input(sourceUpdateSchema.extend({ id: z.string() }))
    .output(sourceSchema),

  remove: oc
    .route({
      method: 'DELETE',
      path: '/sources/{id}',
      successStatus: 204,
      tags,
      summary: 'Delete a source; messages it made stay',
    })
    .input(id)
    .output(z.void()),

  enable: oc
    .route({
      method: 'POST',
      path: '/sources/{id}/enable',
      tags,
      summary: 'Enable; the files of a folder are taken over as they are',
    })
    .input(id)
    .output(sourceSchema),

  disable: oc
    .route({ method: 'POST', path: '/sources/{id}/disable', tags, summary: 'Disable; nothing is watched or read' })
    .input(id)
    .output(sourceSchema),

  rescan: oc
    .route({
      method: 'POST',
      path: '/sources/{id}/rescan',
      tags,
      summary: 'Take the files of a folder over as they are, without events',
    })
    .input(id)
    .output(sourceSchema),
}
