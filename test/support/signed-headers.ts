import { type SignRequest, signRequest } from '../../src-main/engine/sign/sign-request.ts'
import type { HeaderList } from '../../src-shared/model/attempt.ts'

type Given = Pick<SignRequest, 'signing' | 'secrets' | 'messageId' | 'at'> & { body: string | Uint8Array }

/** The headers that a webhook adds to such a body. */
export const signedHeaders = ({ body, ...given }: Given): HeaderList =>
  signRequest({
    ...given,
    method: 'POST',
    url: null,
    headers: [],
    body: typeof body === 'string' ? Buffer.from(body) : body,
  }).headers
