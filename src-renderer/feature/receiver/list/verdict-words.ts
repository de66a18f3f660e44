import type { CaptureSummary } from '../../../../src-shared/model/capture.ts'
import type { ReasonCode } from '../../../../src-shared/model/reason.ts'

const REASONS: Record<ReasonCode, string> = {
  'missing-header': 'header missing',
  'malformed-header': 'header malformed',
  'body-reserialised': 'body re-serialised',
  'newline-added': 'newline added',
  'newline-removed': 'newline removed',
  'line-endings': 'line endings changed',
  bom: 'byte order mark',
  charset: 'characters changed',
  'body-truncated': 'body cut off',
  'body-empty': 'body lost',
  'body-form-decoded': 'form decoded',
  'other-known-secret': 'secret of another',
  'wrong-secret': 'wrong secret',
  'secret-decoded': 'secret decoded',
  'secret-not-decoded': 'secret not decoded',
  'secret-whitespace': 'white space in secret',
  'wrong-algorithm': 'wrong algorithm',
  'wrong-encoding': 'wrong encoding',
  'wrong-prefix': 'wrong prefix',
  'wrong-signed-text': 'wrong signed text',
  'timestamp-old': 'timestamp too old',
  'timestamp-future': 'timestamp in the future',
  'timestamp-unit': 'wrong unit of time',
  'id-mismatch': 'another id',
  'url-mismatch': 'another URL',
  unknown: 'does not match',
}

/** The verdict of a row in a few words; never more than was certain when the request came. */
export const verdictWords = ({ verification: { result, code } }: Pick<CaptureSummary, 'verification'>): string => {
  if (result === 'valid') return 'valid'
  if (result === 'missing') return 'no signature'
  if (result === 'none') return 'not verified'
  return code === null ? 'not valid' : REASONS[code]
}
