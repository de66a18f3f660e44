import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleX, Play, Square, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { toHookError } from '../../src-shared/contract/client.ts'
import type { DoctorVerdict } from '../../src-shared/model/doctor.ts'
import { targetUrlSchema } from '../../src-shared/model/sample.ts'
import { schemeNames } from '../../src-shared/model/scheme.ts'
import { CheckCard, PlannedCard } from '../feature/receiver/doctor/check-card.tsx'
import { sayReport } from '../feature/receiver/doctor/say-report.ts'
import { useDoctor } from '../feature/receiver/doctor/use-doctor.ts'
import { useSchemes } from '../feature/receiver/inbox/use-schemes.ts'
import { rememberTarget, useTargets } from '../feature/receiver/replay/use-targets.ts'
import { keepDraft, useDrafts } from '../lib/drafts.ts'
import { plural } from '../lib/format.ts'
import { rpc } from '../lib/rpc.ts'
import { useSubmitKey } from '../lib/submit-key.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Page } from '../ui/page.tsx'
import { Select } from '../ui/select.tsx'
import { SuggestInput } from '../ui/suggest-input.tsx'

const draftSchema = z.object({ url: z.string(), scheme: z.enum(schemeNames) })
const DRAFT = 'doctor'

const SIGNS: Record<DoctorVerdict, { icon: typeof CircleCheck; tint: string }> = {
  ok: { icon: CircleCheck, tint: 'text-good' },
  warning: { icon: TriangleAlert, tint: 'text-warn' },
  bad: { icon: CircleX, tint: 'text-bad' },
}

const Verdict = ({ verdict, text }: { verdict: DoctorVerdict; text: string }) => {
  const { icon: Icon, tint } = SIGNS[verdict]
  return (
    <div role="status" className="flex items-start gap-2 rounded-md border border-line bg-panel px-3 py-2.5">
      <Icon size={18} aria-hidden className={`mt-0.5 shrink-0 ${tint}`} />
      <p className="text-lg">{text}</p>
    </div>
  )
}

/** Tries what goes wrong between a sender and an endpoint, and says what the endpoint makes of it. */
const DoctorPage = () => {
  const kept = draftSchema.safeParse(useDrafts(state => state.byKey[DRAFT]))
  const { url, scheme } = kept.success ? kept.data : { url: '', scheme: 'standard' as const }
  const [secret, setSecret] = useState('')
  const [tried, setTried] = useState(false)
  const targets = useTargets()
  const schemes = useSchemes()
  const info = schemes.find(({ name }) => name === scheme)
  const doctor = useDoctor()
  const plan = useQuery(rpc.doctor.plan.queryOptions({ input: { scheme } })).data
  const change = (next: Partial<z.infer<typeof draftSchema>>): void => keepDraft(DRAFT, { url, scheme, ...next })

  const address = targetUrlSchema.safeParse(url.trim())
  const said = doctor.failure === null ? null : toHookError(doctor.failure)
  const problemAt = (field: string): string | undefined => (said?.field === field ? said.message : undefined)
  const start = (): void => {
    setTried(true)
    if (doctor.busy || !address.success || secret === '') return
    rememberTarget(url.trim())
    void doctor.run({ url: url.trim(), scheme, secret })
  }
  useSubmitKey(start)
  const { cancel } = doctor
  useEffect(() => cancel, [cancel])

  const { checks, report, running } = doctor
  const shown = doctor.plan ?? plan
  const done = new Set(checks.map(({ name }) => name))
  const planned = (shown?.checks ?? []).filter(({ name }) => !done.has(name))
  const atField = said?.field === 'url' || said?.field === 'secret' || said?.field === 'scheme'
  return (
    <Page
      title="Endpoint doctor"
      aside={<span className="truncate">What your endpoint does with good, bad and odd requests</span>}
      actions={
        doctor.busy ? (
          <Button icon={<Square size={13} aria-hidden />} onClick={cancel}>
            Stop
          </Button>
        ) : (
          <Button writes look="primary" icon={<Play size={14} aria-hidden />} onClick={start}>
            {report === null ? 'Examine' : 'Examine again'}
          </Button>
        )
      }
    >
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-220 flex-col gap-3 p-4">
          <div className="grid grid-cols-1 gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
            <Field
              label="Endpoint URL"
              error={(tried && !address.success ? address.error.issues[0]?.message : undefined) ?? problemAt('url')}
            >
              {ids => (
                <SuggestInput
                  {...ids}
                  value={url}
                  onChange={next => change({ url: next })}
                  suggestions={targets}
                  placeholder="http://127.0.0.1:3000/webhooks"
                />
              )}
            </Field>
            <Field label="Signed as" error={problemAt('scheme')}>
              {({ id }) => (
                <Select
                  id={id}
                  value={scheme}
                  choices={schemes
                    .filter(({ signs }) => signs)
                    .map(({ name, title }) => ({ value: name, label: title }))}
                  onChange={next => change({ scheme: next })}
                />
              )}
            </Field>
            <Field
              label={info?.secret.label ?? 'Secret'}
              error={
                (tried && secret === '' ? 'Write what the endpoint verifies with.' : undefined) ?? problemAt('secret')
              }
            >
              {ids => (
                <Input
                  {...ids}
                  mono
                  type="password"
                  autoComplete="new-password"
                  placeholder={info?.secret.example}
                  value={secret}
                  onChange={event => setSecret(event.target.value)}
                />
              )}
            </Field>
          </div>
          {doctor.failure !== null && !atField && <ErrorNote error={doctor.failure} />}
          {report ? (
            <Verdict verdict={report.verdict} text={sayReport(report)} />
          ) : (
            <p role="status" className="text-muted">
              {doctor.busy
                ? `Examining: ${plural(checks.length, 'check')} done.`
                : `Real requests go to the endpoint${shown ? `: ${plural(shown.requests, 'request')} at most` : ''}. Take one that may be tried with.`}
            </p>
          )}
          {checks.map(check => (
            <CheckCard key={check.name} check={check} />
          ))}
          {planned.map(({ name, title }) => (
            <PlannedCard key={name} title={title} running={name === running} skipped={report !== null} />
          ))}
          {shown && shown.leftOut.length > 0 && (
            <p className="text-xs text-faint">
              {`Left out: ${shown.leftOut.map(({ title, why }) => `${title} (${why.replace(/\.$/, '')})`).join('; ')}.`}
            </p>
          )}
        </div>
      </div>
    </Page>
  )
}

export default DoctorPage
