import { z } from 'zod'
import type { SchemeInfo } from '../../../../src-shared/model/scheme-info.ts'
import { schemes } from './index.ts'

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
      signsUrl,
      signs: bound.sign !== null,
      toleranceSec: bound.toleranceSec,
    }
  })
