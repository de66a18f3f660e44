import { useQuery } from '@tanstack/react-query'
import { PenLine, Send } from 'lucide-react'
import { useMemo } from 'react'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import { fromBase64 } from '../../../lib/bytes.ts'
import { rpc } from '../../../lib/rpc.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { openReceiverDialog } from '../actions/receiver-dialog.ts'
import { DifferenceCard } from './difference-card.tsx'
import { EvidenceCard } from './evidence-card.tsx'
import { FixCard } from './fix-card.tsx'
import { SignatureResultCard } from './signature-result-card.tsx'

const Explained = ({ capture }: { capture: Capture }) => {
  const { data, error, refetch } = useQuery(rpc.captures.explain.queryOptions({ input: { id: capture.id } }))
  const received = useMemo(
    () => (capture.bodyBase64 === null ? null : fromBase64(capture.bodyBase64)),
    [capture.bodyBase64],
  )
  const signed = data?.evidence?.signedBody ?? null
  return (
    <>
      <SignatureResultCard verification={capture.verification} explanation={data ?? null} />
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} />}
      {signed !== null && received && <DifferenceCard received={received} signedBase64={signed} />}
      {data?.evidence && <EvidenceCard evidence={data.evidence} bodySize={capture.bodySize} />}
      {data && (
        <FixCard
          fix={data.fix}
          snippets={data.snippets}
          actions={
            <>
              <Button
                size="small"
                icon={<PenLine size={13} aria-hidden />}
                onClick={() => openReceiverDialog({ kind: 'replay', capture: capture.id, mode: 'resign' })}
              >
                Re-sign and replay
              </Button>
              <Button
                size="small"
                icon={<Send size={13} aria-hidden />}
                onClick={() => openReceiverDialog({ kind: 'samples', inbox: capture.inbox })}
              >
                Send a correct sample
              </Button>
            </>
          }
        />
      )}
    </>
  )
}

/** What is wrong with the signature, what was looked at, and what to change; looked into when the capture is opened. */
export const DiagnosisCards = ({ capture }: { capture: Capture }) =>
  capture.verification.scheme === 'none' ? (
    <SignatureResultCard verification={capture.verification} explanation={null} />
  ) : (
    <Explained capture={capture} />
  )
