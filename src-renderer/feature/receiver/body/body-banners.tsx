import type { Capture } from '../../../../src-shared/model/capture.ts'
import { formatBytes, formatCount } from '../../../lib/format.ts'
import { Banner } from './banner.tsx'
import type { JsonError } from './json-error.ts'
import type { ShownBody } from './shown-body.ts'
import { SHOWN_BYTES } from './use-body.ts'

interface Props {
  capture: Capture
  shown: ShownBody
  isPart: boolean
  jsonError: JsonError | null
}

/** What was done to show the body, and what is wrong with it. */
export const BodyBanners = ({ capture, shown: { decoded, text, kind }, isPart, jsonError }: Props) => (
  <>
    {capture.truncated && (
      <Banner warns>Only the beginning was kept: the body was over the limit, or the sender broke off.</Banner>
    )}
    {isPart && (
      <Banner>
        {`The first ${formatBytes(SHOWN_BYTES)} of ${formatBytes(capture.bodySize)} are shown. Save it to a file to have all of it.`}
      </Banner>
    )}
    {decoded.from !== null && (
      <Banner>
        {`Decoded from ${decoded.from}, ${formatBytes(capture.bodySize)} → ${formatBytes(decoded.bytes.length)}${decoded.cut ? ', the rest is left out' : ''}. Hex shows the bytes as they came.`}
      </Banner>
    )}
    {decoded.problem !== null && <Banner warns>{`${decoded.problem} The bytes are shown as they came.`}</Banner>}
    {text !== null && text.charset !== null && <Banner>{`Read as ${text.charset}, as the sender says.`}</Banner>}
    {text !== null && text.badAt !== null && !isPart && (
      <Banner warns>
        {`Not valid UTF-8 at byte ${formatCount(text.badAt)}: a � stands for what cannot be read. Hex shows the bytes.`}
      </Banner>
    )}
    {jsonError !== null && (
      <Banner
        warns
      >{`Not valid JSON at line ${jsonError.line}, column ${jsonError.column}. ${jsonError.message}`}</Banner>
    )}
    {(kind.kind === 'html' || kind.kind === 'svg') && (
      <Banner>{`${kind.kind === 'html' ? 'HTML' : 'SVG'} from a sender is shown as source and never drawn.`}</Banner>
    )}
  </>
)
