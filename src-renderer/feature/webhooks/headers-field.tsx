import { Lock, LockOpen, Plus, X } from 'lucide-react'
import { Controller } from 'react-hook-form'
import { isSecretByName, MASK } from '../../../src-shared/model/secret-header.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { type FormControl, Group } from './form-fields.tsx'
import { type HeaderLine, isSecretLine } from './header-lines.ts'

interface LineProps {
  line: HeaderLine
  /** From 1. */
  number: number
  onChange(line: HeaderLine): void
  onRemove(): void
  onBlur(): void
}

/** A value that is kept is not read back: another one takes its place, and so it does when it becomes readable. */
const emptied = (line: HeaderLine): HeaderLine => (line.value === MASK ? { ...line, value: '' } : line)

const lockLabel = (line: HeaderLine): string => {
  if (isSecretByName(line.name.trim())) return 'Secret by its name'
  return line.secret ? 'Make readable' : 'Keep secret'
}

const Line = ({ line, number, onChange, onRemove, onBlur }: LineProps) => (
  <li className="flex items-center gap-1">
    <Input
      mono
      className="basis-2/5"
      aria-label={`Name of header ${number}`}
      placeholder="X-Team"
      value={line.name}
      onBlur={onBlur}
      onChange={event => onChange({ ...emptied(line), name: event.target.value })}
    />
    {line.value === MASK ? (
      <span className="flex min-w-0 flex-1 items-center gap-2 px-2.5">
        <span className="mono flex-1" aria-label={`Value of header ${number}: secret`}>
          {MASK}
        </span>
        <Button size="small" onClick={() => onChange(emptied(line))}>
          Replace
        </Button>
      </span>
    ) : (
      <Input
        mono
        className="min-w-0 flex-1"
        aria-label={`Value of header ${number}`}
        placeholder="storage"
        value={line.value}
        onBlur={onBlur}
        onChange={event => onChange({ ...line, value: event.target.value })}
      />
    )}
    <IconButton
      label={lockLabel(line)}
      aria-pressed={isSecretLine(line)}
      icon={isSecretLine(line) ? <Lock size={14} /> : <LockOpen size={14} />}
      disabled={isSecretByName(line.name.trim())}
      onClick={() => onChange({ ...(line.secret ? emptied(line) : line), secret: !line.secret })}
    />
    <IconButton label={`Remove header ${number}`} icon={<X size={14} />} onClick={onRemove} />
  </li>
)

/** Headers that are added to every request, each with a lock for those that hold a credential. */
export const HeadersField = ({ control }: { control: FormControl }) => (
  <Controller
    control={control}
    name="headers"
    render={({ field: { value: lines, onChange, onBlur }, fieldState: { error } }) => (
      <Group title="Additional headers">
        <ul className="flex flex-col gap-1">
          {lines.map((line, index) => (
            // The n-th header is its place.
            <Line
              key={index}
              line={line}
              number={index + 1}
              onBlur={onBlur}
              onChange={next => onChange(lines.with(index, next))}
              onRemove={() => onChange(lines.toSpliced(index, 1))}
            />
          ))}
        </ul>
        <span>
          <Button
            size="small"
            icon={<Plus size={13} />}
            onClick={() => onChange([...lines, { name: '', value: '', secret: false }])}
          >
            Add header
          </Button>
        </span>
        <p
          role="status"
          data-problem={error && true}
          className={`min-h-4 text-xs ${error === undefined ? 'text-faint' : 'text-bad'}`}
        >
          {error?.message ?? 'Added to every request. The value of a locked one is kept encrypted and shown to nobody.'}
        </p>
      </Group>
    )}
  />
)
