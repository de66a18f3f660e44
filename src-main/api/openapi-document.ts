import { STATUS_CODES } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import type { OpenAPI } from '@orpc/contract'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '../../src-shared/contract/index.ts'
import { VERSION } from '../../src-shared/version.ts'
import { answerSchemas, requestSchemas } from './openapi-schemas.ts'
import { retryAfterOf } from './retry-after.ts'

type Schema = NonNullable<NonNullable<OpenAPI.Document['components']>['schemas']>[string]

const PREFIX = '#/components/schemas/'
const named = (name: string): { $ref: string } => ({ $ref: `${PREFIX}${name}` })

/** The body of every error answer. */
const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', description: 'Stable.' },
        message: { type: 'string', description: 'A sentence a person can act on.' },
        field: { type: 'string', description: 'Path of what is wrong, such as `retry.jitter`.' },
        help: { type: 'string', description: 'What to do next.' },
      },
    },
  },
} satisfies Schema

const allOf = (schemas: typeof requestSchemas, strategy: 'input' | 'output') =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, { schema, strategy }]))

/** The body of the error answers of one status: one of these codes. */
const errorsOf = (defined: readonly [code: string, meaning: string, ...rest: unknown[]][]) => ({
  description: defined.map(([code, meaning]) => `\`${code}\`: ${meaning}`).join(' '),
  allOf: [
    named('Error'),
    { type: 'object', properties: { error: { properties: { code: { enum: defined.map(([code]) => code) } } } } },
  ],
})

const describeAnswers = (responses: OpenAPI.ResponsesObject): void => {
  for (const [status, response] of Object.entries(responses)) {
    if ('$ref' in response) continue
    if (status === '204') delete response.content
    if (Number(status) < 400) continue
    response.description = STATUS_CODES[status] ?? response.description
    for (const name of Object.keys(retryAfterOf(Number(status)))) {
      response.headers = {
        [name]: { description: 'Seconds until it is worth another try.', schema: { type: 'integer' } },
      }
    }
  }
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** A body beside the parameters of a path was one schema with them; what is left is one that has a name again. */
const nameBody = ({ content }: OpenAPI.RequestBodyObject, schemas: Record<string, Schema>): void => {
  for (const media of Object.values(content)) {
    if (media.schema === undefined || '$ref' in media.schema) continue
    const left = plain(media.schema)
    const found = Object.keys(requestSchemas).find(name => isDeepStrictEqual(plain(schemas[name]), left))
    if (found !== undefined) media.schema = named(found)
  }
}

const idempotencyKey: OpenAPI.ParameterObject = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Used again within 24 h it gets the first answer, and nothing is sent again.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

/** What REST takes beside the input of the contract. */
const addTransport = (paths: OpenAPI.PathsObject): void => {
  const [publish, batch] = [paths['/messages']?.post, paths['/messages/batch']?.post]
  if (publish === undefined || batch?.requestBody === undefined || '$ref' in batch.requestBody) return
  for (const call of [publish, batch]) call.parameters = [...(call.parameters ?? []), idempotencyKey]
  const items = named('MessageCreate')
  batch.requestBody.content = {
    'application/json': { schema: { type: 'array', minItems: 1, maxItems: 1000, items } },
    'application/x-ndjson': { schema: { type: 'string', description: 'One message as JSON on each line.' } },
  }
}

/** The OpenAPI 3.1 document of the REST API, made from the contract. */
export const openApiDocument = async (): Promise<OpenAPI.Document> => {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: {
      title: 'Hookbench',
      version: VERSION,
      description: 'Webhooks, messages, deliveries, inboxes and captures of one engine.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } }, schemas: { Error: errorSchema } },
    commonSchemas: { ...allOf(requestSchemas, 'input'), ...allOf(answerSchemas, 'output') },
    customErrorResponseBodySchema: errorsOf,
  })
  const { paths = {}, components } = document
  for (const path of Object.values(paths)) {
    for (const operation of [path?.get, path?.post, path?.put, path?.patch, path?.delete]) {
      if (operation?.responses !== undefined) describeAnswers(operation.responses)
      const body = operation?.requestBody
      if (body !== undefined && !('$ref' in body)) nameBody(body, components?.schemas ?? {})
    }
  }
  addTransport(paths)
  return document
}
