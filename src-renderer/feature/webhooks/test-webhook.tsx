import { useMutation } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Attempt } from '../../../src-shared/model/attempt.ts'
import { fromBase64, toUtf8 } from '../../lib/bytes.ts'
import { formatDuration } from '../../lib/format.ts'
import { paths } from '../../lib/router.ts'
import { client } from '../../lib/rpc.ts'
import { StatusCode } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { CodeView } from '../../ui/code-view.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'

/** Sends one sample and keeps its result (R10). */
export const useTest = (id: string) =>
  useMutation({ mutationFn: () => client.webhooks.test({ id }), meta: { ownErrors: true } })

type Test = ReturnType<typeof useTest>

export const TestButton = ({ test, label = 'Test' }: { test: Test; label?: string }) => (
  <Button writes busy={test.isPending} onClick={() => test.mutate()}>
    {label}
  </Button>
)

const Answer = ({ response }: { response: NonNullable<Attempt['response']> }) => (
  <CodeView
    label="Response body of the test"
    bytes={response.encoding === 'base64' ? fromBase64(response.body) : toUtf8(response.body)}
    view="pretty"
    empty="The response has no body."
  />
)

/** Status, time and body, or the error and what to do. */
export const TestResult = ({ test }: { test: Test }) => {
  if (test.isError) return <div className="mt-3">{<ErrorNote error={test.error} />}</div>
  if (!test.data) return null
  const { response, error, timing, success, deliveryId } = test.data
  return (
    <section aria-label="Test result" aria-live="polite" className="mt-3 rounded-md border border-line">
      <div className="flex items-center gap-2 border-b border-line px-3 py-1.5">
        {response && <StatusCode status={response.status} phrase />}
        <span className="flex-1">
          {success ? 'The endpoint accepted the test.' : (error?.message ?? 'The endpoint did not accept the test.')}
        </span>
        <span className="mono text-muted">{formatDuration(timing.total)}</span>
        <Link href={paths.delivery(deliveryId)} className="text-accent hover:underline">
          Open
        </Link>
      </div>
      <div className="max-h-50 overflow-auto p-2.5">
        {response ? <Answer response={response} /> : <p className="text-muted">{error?.help}</p>}
      </div>
    </section>
  )
}
