import { X } from 'lucide-react'
import { IconButton } from '../../../ui/icon-button.tsx'

interface Props {
  /** Of the inbox, newest first. */
  masked: readonly string[]
  /** Places of those that stay. */
  kept: readonly number[]
  onChange(kept: number[]): void
}

/** The secrets that an inbox has, each to be taken away; any that fits is enough. */
export const KeptSecrets = ({ masked, kept, onChange }: Props) =>
  kept.length === 0 ? null : (
    <ul aria-label="Secrets" className="flex flex-col gap-1">
      {kept.map(place => (
        <li key={place} className="flex items-center gap-2 rounded-md border border-line px-2.5 py-0.5">
          <span className="mono min-w-0 flex-1 truncate">{masked[place]}</span>
          <IconButton
            label={`Remove the secret ${masked[place] ?? ''}`}
            icon={<X size={14} />}
            onClick={() => onChange(kept.filter(other => other !== place))}
          />
        </li>
      ))}
    </ul>
  )
