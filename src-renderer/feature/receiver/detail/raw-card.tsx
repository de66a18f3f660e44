import type { Capture } from '../../../../src-shared/model/capture.ts'
import { fromBase64 } from '../../../lib/bytes.ts'
import { Card } from '../../../ui/card.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { readText } from '../body/read-text.ts'
import { TextView } from '../body/text-view.tsx'

const MOST = 16 * 1024

/** Request line and headers as they came, and the beginning of the body where it is text. */
const rawText = ({ method, target, httpVersion, rawHeaders, bodyBase64, bodySize }: Capture): string => {
  const head = [`${method} ${target} HTTP/${httpVersion}`, ...rawHeaders.map(([name, value]) => `${name}: ${value}`)]
  const bytes = bodyBase64 === null ? null : fromBase64(bodyBase64)
  const text = bytes === null ? null : (readText(bytes, null, false)?.text ?? null)
  const body =
    text === null
      ? `(${bodySize} bytes)`
      : text.length > MOST
        ? `${text.slice(0, MOST)}\n(${bodySize} bytes in all)`
        : text
  return `${head.join('\n')}\n\n${body}`
}

export const RawCard = ({ capture }: { capture: Capture }) => (
  <Card
    title="Raw"
    id="capture.raw"
    startFolded
    aside={<CopyButton size="small" look="ghost" text={() => rawText(capture)} />}
  >
    <TextView text={rawText(capture)} label="Raw request" />
  </Card>
)
