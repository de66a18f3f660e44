import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { z } from 'zod'
import type { Inbox } from '../../../../src-shared/model/inbox.ts'
import type { Sample } from '../../../../src-shared/model/sample.ts'
import { dropDraft, keepDraft, useDrafts } from '../../../lib/drafts.ts'
import { prettyJsonText } from '../../../lib/json-text.ts'
import { rpc } from '../../../lib/rpc.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { HeaderRows } from '../../../ui/header-rows.tsx'
import { Input, TextArea } from '../../../ui/input.tsx'
import { JsonEditor } from '../../../ui/json-editor.tsx'
import { SuggestInput } from '../../../ui/suggest-input.tsx'
import { useTargets } from '../replay/use-targets.ts'
import { useSchemes } from '../inbox/use-schemes.ts'

const draftSchema = z.object({ headers: z.array(z.tuple([z.string(), z.string()])), body: z.string() })
export type SampleDraft = z.infer<typeof draftSchema>

const keyOf = (id: string): string => `sample.${id}`

/** The sample as it was edited, or as it is; null while there is none. */
export const useSampleDraft = (sample: Sample | undefined): { draft: SampleDraft; edited: boolean } | null => {
  const kept = draftSchema.safeParse(useDrafts(state => state.byKey[keyOf(sample?.id ?? '')]))
  if (sample === undefined) return null
  if (kept.success) return { draft: kept.data, edited: true }
  return { draft: { headers: sample.headers, body: sample.body }, edited: false }
}

/** The inbox of our own that an address belongs to. */
export const inboxAt = (to: string, inboxes: readonly Inbox[]): Inbox | null =>
  inboxes.find(({ url, httpsUrl }) =>
    [url, httpsUrl].some(
      base => base !== null && (to === base || to.startsWith(`${base}/`) || to.startsWith(`${base}?`)),
    ),
  ) ?? null

interface Props {
  sample: Sample
  to: string
  toProblem: string | undefined
  onTo(to: string): void
  secret: string
  secretProblem: string | undefined
  onSecret(secret: string): void
  draft: SampleDraft
  edited: boolean
  onSubmit(): void
}

/** A sample before it goes out: where to, signed with what, its headers and body. */
export const SampleForm = (props: Props) => {
  const { sample, to, secret, draft, edited } = props
  const targets = useTargets()
  const inboxes = useQuery(rpc.inboxes.list.queryOptions()).data?.items ?? []
  const info = useSchemes().find(({ name }) => name === sample.scheme)
  const change = (next: Partial<SampleDraft>): void => keepDraft(keyOf(sample.id), { ...draft, ...next })
  const lender = inboxAt(to.trim(), inboxes)
  const lent = lender !== null && lender.hasSecret && lender.scheme === sample.scheme
  const laidOut = useMemo(() => prettyJsonText(draft.body), [draft.body])
  const isJson = draft.body.trimStart().startsWith('{') || draft.body.trimStart().startsWith('[')
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Field label="Send to" error={props.toProblem}>
        {ids => (
          <SuggestInput
            {...ids}
            value={to}
            onChange={props.onTo}
            suggestions={targets}
            placeholder="http://127.0.0.1:3000/webhooks"
          />
        )}
      </Field>
      {sample.scheme !== 'none' && (
        <Field
          label={info?.secret.label ?? 'Secret'}
          optional
          error={props.secretProblem}
          help={
            secret !== ''
              ? `Signed as ${info?.title ?? sample.scheme} does.`
              : lent
                ? `Signed with the newest secret of inbox ${lender.name}, ${lender.maskedSecrets[0]}.`
                : lender !== null && lender.scheme !== sample.scheme
                  ? `Inbox ${lender.name} does not verify ${info?.title ?? sample.scheme}, so without a secret nothing is signed.`
                  : 'Without a secret it goes out unsigned.'
          }
        >
          {ids => (
            <Input
              {...ids}
              mono
              type="password"
              autoComplete="new-password"
              placeholder={lent ? `that of inbox ${lender.name}` : info?.secret.example}
              value={secret}
              onChange={event => props.onSecret(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="flex min-h-0 flex-col">
        <div className="mb-1 flex items-baseline gap-2">
          <h3 className="flex-1 font-semibold">Body</h3>
          {laidOut !== draft.body && (
            <Button size="small" look="ghost" onClick={() => change({ body: laidOut })}>
              Lay out
            </Button>
          )}
          {edited && (
            <Button size="small" look="ghost" onClick={() => dropDraft(keyOf(sample.id))}>
              As the provider sends it
            </Button>
          )}
        </div>
        {isJson ? (
          <div className="flex h-52 flex-col">
            <JsonEditor
              label="Body"
              value={draft.body}
              onChange={body => {
                if (body !== draft.body) change({ body })
              }}
              onSubmit={props.onSubmit}
            />
          </div>
        ) : (
          <TextArea
            aria-label="Body"
            rows={8}
            value={draft.body}
            onChange={event => change({ body: event.target.value })}
          />
        )}
      </div>
      <div>
        <h3 className="mb-1 font-semibold">Headers</h3>
        <HeaderRows of="Sample" value={draft.headers} onChange={headers => change({ headers })} />
      </div>
    </div>
  )
}
