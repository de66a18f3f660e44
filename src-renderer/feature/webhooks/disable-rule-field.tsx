import { Controller, useWatch } from 'react-hook-form'
import { SECOND } from '../../../src-shared/time.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Flag, type FormControl, Group, NumberField } from './form-fields.tsx'

const NEVER_YET = { failures: -1, windowMs: 10 * SECOND }

/** When the webhook disables itself. */
export const DisableRuleField = ({ control }: { control: FormControl }) => {
  const window = useWatch({ control, name: 'settings.disableRule.window' })
  return (
    <>
      <Group title="Disable the webhook">
        <Flag control={control} name="settings.disableRule.onExhausted" label="When all attempts of a message failed" />
        <Flag control={control} name="settings.disableRule.onGone" label="When the endpoint answers 410 Gone" />
        <Controller
          control={control}
          name="settings.disableRule.window"
          render={({ field }) => (
            <Checkbox
              label="When too many attempts fail within a window"
              checked={field.value !== null}
              onChange={on => field.onChange(on ? NEVER_YET : null)}
            />
          )}
        />
      </Group>
      {window !== null && (
        <div className="grid grid-cols-2 gap-3">
          <NumberField
            control={control}
            name="settings.disableRule.window.failures"
            label="Failed attempts"
            help="-1: as webHooksFailuresBeforeDisable says, else never."
          />
          <NumberField
            control={control}
            name="settings.disableRule.window.windowMs"
            label="Window"
            unit={SECOND}
            help="Seconds."
          />
        </div>
      )}
    </>
  )
}
