import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '../../src-shared/contract/index.ts'
import { VERSION } from '../../src-shared/version.ts'

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string', description: 'A sentence a person can act on.' },
        field: { type: 'string' },
        help: { type: 'string' },
      },
    },
  },
} as const

/** The OpenAPI 3.1 document of the REST API, made from the contract. */
export const openApiDocument = (): Promise<object> =>
  new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: {
      title: 'Hookbench',
      version: VERSION,
      description: 'Webhooks, messages, deliveries, inboxes and captures of one engine.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    customErrorResponseBodySchema: () => errorSchema,
  })
