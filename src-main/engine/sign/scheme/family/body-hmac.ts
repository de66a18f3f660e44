import type { SchemeName } from '../../../../../src-shared/model/scheme.ts'
import { hmacScheme, type NoOptions, noOptions } from './hmac-scheme.ts'
import { headerPart, hmacForm } from '../part.ts'
import { headerValues } from '../read-header.ts'
import type { HmacRecipe, Scheme, SecretForm } from '../scheme.ts'

interface BodyHmac {
  name: SchemeName
  title: string
  header: string
  /** Stands before the signature. */
  prefix?: string
  algorithm: HmacRecipe['algorithm']
  encoding: 'hex' | 'base64'
  secret: SecretForm
}

/** A scheme whose one header holds the HMAC of the body and nothing else; no time is signed. */
export const bodyHmac = ({
  name,
  title,
  header,
  prefix = '',
  algorithm,
  encoding,
  secret,
}: BodyHmac): Scheme<NoOptions> =>
  hmacScheme({
    name,
    title,
    summary: `HMAC-${algorithm.toUpperCase()} over the body, ${encoding}${prefix === '' ? '' : ` after ${prefix}`}, in ${header}.`,
    options: noOptions,
    secret,
    recipe: () => ({ algorithm, encoding, key: 'text' }),
    read: ({ headers }) => ({
      parts: [headerPart(headers, header, hmacForm(algorithm, encoding, prefix))],
      signatures: headerValues(headers, header).flatMap(value =>
        value.startsWith(prefix) ? [value.slice(prefix.length)] : [],
      ),
      id: null,
      time: null,
    }),
    write: ([signature = '']) => [[header, prefix + signature]],
  })
