import type { AttemptNote } from './attempt.ts'

/** What a note tells a reader, one sentence each. */
export const attemptNoteText: Record<AttemptNote, string> = {
  resent:
    'The endpoint had closed the kept connection before it answered, so the request was sent once more on a new one.',
  'body-cut-off':
    'The body of the answer went on when its time was up and was cut off. The status came in time and counts.',
  'kept-decoded':
    'The answer came with a content coding and held a secret of the webhook, so it is kept decoded, without the secret.',
  'decoding-incomplete':
    'The content coding of the answer (gzip, deflate or br) is broken or ends early; what could be decoded is shown.',
}
