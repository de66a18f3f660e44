import { Controller } from 'react-hook-form'
import type { ProfileName, Settings } from '../../../src-shared/model/webhook.ts'
import { SECOND } from '../../../src-shared/time.ts'
import type { Choice } from '../../ui/select.tsx'
import { DisableRuleField } from './disable-rule-field.tsx'
import { EventTicks } from './event-ticks.tsx'
import { ChoiceField, Flag, type FormControl, Group, NumberField } from './form-fields.tsx'
import { JOB_EVENTS } from './netbox-events.ts'
import { RequestFields } from './request-fields.tsx'
import { RetryDelays } from './retry-delays.tsx'
import { TlsFields } from './tls-fields.tsx'

const SUCCESS: Choice<Settings['success']>[] = [
  { value: '2xx', label: 'Any 2xx' },
  { value: '200', label: '200 only' },
  { value: 'lt400', label: 'Anything below 400' },
]
const RETRY_STATUS: Choice<Settings['retry']['on']['status']>[] = [
  { value: 'non-success', label: 'Every status that is no success' },
  { value: '5xx', label: '5xx only' },
  { value: 'none', label: 'No status' },
]

const Retries = ({ control }: { control: FormControl }) => (
  <>
    <Controller
      control={control}
      name="settings.retry.delaysSec"
      render={({ field }) => <RetryDelays value={field.value} onChange={field.onChange} />}
    />
    <ChoiceField control={control} name="settings.retry.on.status" label="Retry on status" choices={RETRY_STATUS} />
    <Group title="Retry also">
      <Flag control={control} name="settings.retry.on.timeout" label="When the endpoint does not answer in time" />
      <Flag control={control} name="settings.retry.on.network" label="When the connection fails" />
      <Flag control={control} name="settings.retry.honourRetryAfter" label="Wait as long as Retry-After asks" />
    </Group>
  </>
)

/** Every setting that a profile presets and its own part of the form does not show. */
export const AdvancedSettings = ({ control, profile }: { control: FormControl; profile: ProfileName }) => (
  <div className="flex flex-col gap-2.5">
    {profile === 'netbox' && (
      <Group title="Jobs">
        <EventTicks control={control} events={JOB_EVENTS} />
      </Group>
    )}
    <div className="grid grid-cols-2 gap-3">
      <NumberField
        control={control}
        name="settings.timeoutMs"
        label="Timeout"
        unit={SECOND}
        help="Seconds for one attempt."
      />
      <NumberField
        control={control}
        name="settings.concurrency"
        label="Concurrency"
        help="Requests at the same time."
      />
    </div>
    <ChoiceField control={control} name="settings.success" label="Success" choices={SUCCESS} />
    <Retries control={control} />
    <DisableRuleField control={control} />
    <Flag control={control} name="settings.manualRetry" label="Failed messages may be sent again by hand" />
    <Flag control={control} name="settings.warn4xxBody" label="Write the body of a 4xx answer to the app log" />
    <RequestFields control={control} typedType={profile !== 'netbox'} />
    {profile !== 'netbox' && <TlsFields control={control} />}
    <NumberField control={control} name="settings.logRetentionDays" label="Keep the log" help="Days." />
  </div>
)
