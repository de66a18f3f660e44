import { setUi, useUi } from '../lib/ui-state.ts'
import { Segmented } from './segmented.tsx'

const VIEWS = [
  { value: 'pretty', label: 'Pretty' },
  { value: 'raw', label: 'Raw' },
  { value: 'hex', label: 'Hex' },
] as const

/** Chooses how bodies are shown, everywhere. */
export const BodyViewSwitch = () => {
  const view = useUi(state => state.bodyView)
  return <Segmented label="Show body as" value={view} choices={VIEWS} onChange={bodyView => setUi({ bodyView })} />
}
