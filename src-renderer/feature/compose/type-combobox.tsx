import { Autocomplete } from '@base-ui/react/autocomplete'
import type { Sample } from './systems.ts'

interface Props {
  id: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean
  value: string
  /** What the chosen system knows. */
  samples: Sample[]
  onChange(type: string): void
  onSample(sample: Sample): void
}

/** Every event while one of them stands there; what matches while another type is typed. */
const offered = (samples: Sample[], typed: string): Sample[] =>
  samples.some(sample => sample.type === typed)
    ? samples
    : samples.filter(sample => sample.type.toLowerCase().includes(typed.trim().toLowerCase()))

/** An event type: one the system knows, or any other. */
export const TypeCombobox = ({ value, samples, onChange, onSample, ...rest }: Props) => (
  <Autocomplete.Root
    items={samples}
    itemToStringValue={sample => sample.type}
    value={value}
    onValueChange={(type, details) => {
      onChange(type)
      const sample = details.reason === 'item-press' ? samples.find(each => each.type === type) : undefined
      if (sample) onSample(sample)
    }}
    filteredItems={offered(samples, value)}
    openOnInputClick
  >
    <Autocomplete.Input
      {...rest}
      placeholder="order.paid"
      spellCheck={false}
      className="mono h-8 w-full rounded-md border border-line bg-panel px-2.5 hover:border-line-strong focus:border-accent focus:outline-1 focus:outline-offset-0 focus:outline-accent aria-invalid:border-bad"
    />
    <Autocomplete.Portal>
      <Autocomplete.Positioner sideOffset={4} className="z-50 outline-none">
        <Autocomplete.Popup className="w-(--anchor-width) rounded-md border border-line bg-panel shadow-float data-empty:hidden">
          <Autocomplete.List className="max-h-80 overflow-y-auto p-1">
            {(sample: Sample) => (
              <Autocomplete.Item
                key={sample.type}
                value={sample}
                className="flex cursor-default items-baseline gap-3 rounded-sm px-2 py-1 outline-none select-none data-highlighted:bg-hover"
              >
                <span className="mono">{sample.type}</span>
                <span className="flex-1 truncate text-faint">{sample.description}</span>
              </Autocomplete.Item>
            )}
          </Autocomplete.List>
        </Autocomplete.Popup>
      </Autocomplete.Positioner>
    </Autocomplete.Portal>
  </Autocomplete.Root>
)
