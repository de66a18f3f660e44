import { type Preset, presets } from '../../../../src-shared/respond/presets.ts'
import { Button } from '../../../ui/button.tsx'
import { Tip } from '../../../ui/tooltip.tsx'

/** Ready-made ways of answering, each one click. */
export const PresetBar = ({ onChoose }: { onChoose(preset: Preset): void }) => (
  <div role="group" aria-label="Presets" className="flex flex-wrap gap-1.5">
    {presets.map(preset => (
      <Tip key={preset.id} text={preset.summary}>
        <span className="inline-flex">
          <Button size="small" aria-description={preset.summary} onClick={() => onChoose(preset)}>
            {preset.title}
          </Button>
        </span>
      </Tip>
    ))}
  </div>
)
