import { Plus, X } from 'lucide-react'
import type { HeaderList } from '../../src-shared/model/attempt.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { Input } from './input.tsx'

interface Props {
  /** What the headers are of, such as `Step 2`. */
  of: string
  value: HeaderList
  onChange(value: HeaderList): void
  problem?: string | undefined
}

/** Headers as rows of name and value; their order, case and duplicates stay. */
export const HeaderRows = ({ of, value, onChange, problem }: Props) => (
  <div role="group" aria-label={`${of}: headers`} className="flex flex-col gap-1">
    {value.map(([name, text], index) => (
      // The n-th header is its place.
      <div key={index} className="flex items-center gap-1">
        <Input
          mono
          className="h-7! basis-2/5"
          aria-label={`${of}: name of header ${index + 1}`}
          placeholder="Content-Type"
          value={name}
          onChange={event => onChange(value.with(index, [event.target.value, text]))}
        />
        <Input
          mono
          className="h-7! min-w-0 flex-1"
          aria-label={`${of}: value of header ${index + 1}`}
          placeholder="application/json"
          value={text}
          onChange={event => onChange(value.with(index, [name, event.target.value]))}
        />
        <IconButton
          label={`${of}: remove header ${index + 1}`}
          icon={<X size={14} />}
          onClick={() => onChange(value.toSpliced(index, 1))}
        />
      </div>
    ))}
    <div className="flex items-center gap-2">
      <Button size="small" icon={<Plus size={13} aria-hidden />} onClick={() => onChange([...value, ['', '']])}>
        Add header
      </Button>
      {problem !== undefined && (
        <p role="alert" className="text-xs text-bad">
          {problem}
        </p>
      )}
    </div>
  </div>
)
