import { EyeOff } from 'lucide-react'
import type { DiffChange } from '../../../../src-shared/model/capture-diff.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { ChangeWord, Value } from './changed-value.tsx'

export interface DiffRow {
  name: string
  a: string | null
  b: string | null
  change: DiffChange
}

interface Props {
  label: string
  /** What the names are: `Header`, `Path`. */
  column: string
  rows: DiffRow[]
  /** Leaves a name out from now on; null where nothing can be left out. */
  onIgnore: ((name: string) => void) | null
}

const CELL = 'px-3 py-1.5 align-top'

/** Names with their values on both sides. */
export const DiffTable = ({ label, column, rows, onIgnore }: Props) => (
  <table aria-label={label} className="w-full table-fixed border-collapse">
    <colgroup>
      <col className="w-[26%]" />
      <col />
      <col />
      <col className="w-36" />
    </colgroup>
    <thead>
      <tr className="border-b border-line text-left text-xs text-faint">
        <th className="px-3 py-1 font-normal">{column}</th>
        <th className="px-3 py-1 font-normal">A</th>
        <th className="px-3 py-1 font-normal">B</th>
        <th className="px-3 py-1 font-normal">
          <span className="sr-only">Change</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ name, a, b, change }) => (
        <tr key={name} className="group border-b border-line last:border-0">
          <th scope="row" className={`${CELL} mono text-left font-normal wrap-anywhere`}>
            {name}
          </th>
          <td className={CELL}>
            <Value side="a" change={change} text={a} />
          </td>
          <td className={CELL}>
            <Value side="b" change={change} text={b} />
          </td>
          <td className={CELL}>
            <span className="flex h-5 items-center justify-between gap-1">
              <ChangeWord change={change} />
              {onIgnore !== null && change !== 'same' && (
                <span className="opacity-0 group-hover:opacity-100 focus-within:opacity-100">
                  <IconButton
                    label={`Leave out ${name} from now on`}
                    icon={<EyeOff size={13} />}
                    onClick={() => onIgnore(name)}
                  />
                </span>
              )}
            </span>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
