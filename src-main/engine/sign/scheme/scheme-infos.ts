import { z } from 'zod'
import type { SchemeInfo } from '../../../../src-shared/model/scheme-info.ts'
import { sampleIds } from '../../sample/example-of.ts'
import type { BoundScheme } from './any-scheme.ts'
import { schemes } from './index.ts'
import type { SignedRequest } from './scheme.ts'

const NO_REQUEST: SignedRequest = { method: 'POST', url: null, headers: [], body: new Uint8Array(0) }

const headersOf = (scheme: BoundScheme): string[] =>
  scheme.read(NO_REQUEST).parts.flatMap(({ name, place }) => (place === 'header' ? [name] : []))

/** Every scheme as forms and programs need it. */
export const schemeInfos = (): SchemeInfo[] =>
  Object.values(schemes).map(scheme => {
    const { name, title, summary, secret, signsUrl } = scheme
    const bound = scheme.with({})
    return {
      name,
      title,
      summary,
      secret: { label: secret.label, example: secret.example },
      options: z.toJSONSchema(scheme.options, { io: 'input' }),
      headers: headersOf(bound),
      samples: sampleIds(name),
      signsUrl,
      signs: bound.sign !== null,
      toleranceSec: bound.toleranceSec,
    }
  })
