import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from 'sonner'
import type { ClusterProperties } from '../../../src-shared/model/cluster-properties.ts'
import { type ClusterKey, readProperty, writeProperty } from '../../../src-shared/property-text.ts'
import { queryClient } from '../../lib/query-client.ts'
import { client, rpc } from '../../lib/rpc.ts'
import { useSubmitKey } from '../../lib/submit-key.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { Input, TextArea } from '../../ui/input.tsx'
import { Kbd } from '../../ui/kbd.tsx'

const SYSTEMS: { title: string; options: { key: ClusterKey; help: string }[] }[] = [
  {
    title: 'WoodWing Assets webhooks',
    options: [
      {
        key: 'webHooksRetryMaximumAttempts',
        help: 'Most retries after the first attempt; 3 makes four requests in all. Empty: as each webhook says.',
      },
      {
        key: 'webHooksFailuresBeforeDisable',
        help: 'Failed attempts within 10 seconds that disable a webhook. -1 or empty: never.',
      },
    ],
  },
  {
    title: 'NetBox webhooks',
    options: [
      {
        key: 'RQ_RETRY_MAX',
        help: 'Retries of whatever failed. 0 or empty: none. A webhook with retries of its own keeps those.',
      },
      {
        key: 'RQ_RETRY_INTERVAL',
        help: 'Seconds before a retry: 60, or a list such as 60,300,3600, whose first number repeats. Empty: 60.',
      },
    ],
  },
]

const Problems = ({ problems }: Pick<ClusterProperties, 'problems'>) => (
  <ul role="alert" className="flex flex-col gap-1 rounded-md border border-bad bg-bad-soft px-3 py-2">
    {problems.map(({ line, message }) => (
      <li key={line}>
        <span className="mono">{`Line ${line}`}</span> {message}
      </li>
    ))}
  </ul>
)

/** The options as fields, and the file they are kept in as text (R82). */
export const ClusterForm = ({ properties }: { properties: ClusterProperties }) => {
  /** `was`: what stood there when the first change was made. */
  const [draft, setDraft] = useState<{ text: string; was: string } | null>(null)
  const text = draft?.text ?? properties.text
  const setTyped = (typed: string): void => setDraft({ text: typed, was: draft?.was ?? properties.text })
  const save = useMutation({
    mutationFn: () => client.engine.clusterProperties.update({ text, was: draft?.was ?? properties.text }),
    meta: { ownErrors: true },
    onSuccess: stored => {
      queryClient.setQueryData(rpc.engine.clusterProperties.get.queryKey(), stored)
      setDraft(null)
      if (stored.problems.length === 0) toast.success('Saved the cluster properties.')
    },
  })
  useSubmitKey(() => save.mutate())
  return (
    <div className="flex flex-col gap-3">
      {save.error && <ErrorNote error={save.error} />}
      {draft === null && properties.problems.length > 0 && <Problems problems={properties.problems} />}
      <div className="grid grid-cols-2 items-start gap-3">
        {SYSTEMS.map(({ title, options }) => (
          <Card key={title} title={title}>
            <div className="flex flex-col gap-2">
              {options.map(({ key, help }) => (
                <Field key={key} label={key} help={help}>
                  {ids => (
                    <Input
                      {...ids}
                      mono
                      className="max-w-40"
                      value={readProperty(text, key)}
                      placeholder="not set"
                      onChange={event => setTyped(writeProperty(text, key, event.target.value))}
                    />
                  )}
                </Field>
              ))}
            </div>
          </Card>
        ))}
      </div>
      <Card title="cluster-properties.txt">
        <Field
          label="Text of the file"
          help="One key=value a line; # begins a comment. Changes of the file count at once."
        >
          {ids => <TextArea {...ids} rows={10} value={text} onChange={event => setTyped(event.target.value)} />}
        </Field>
      </Card>
      <div className="flex items-center justify-end gap-2">
        <Kbd keys="mod+Enter" />
        <Button disabled={draft === null} onClick={() => setDraft(null)}>
          Discard
        </Button>
        <Button writes look="primary" busy={save.isPending} disabled={draft === null} onClick={() => save.mutate()}>
          Save
        </Button>
      </div>
    </div>
  )
}
