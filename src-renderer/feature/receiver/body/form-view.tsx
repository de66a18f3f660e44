import { CopyValue } from '../../../ui/copy-value.tsx'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { Marked } from './marked.tsx'
import { readForm } from './read-form.ts'

/** Names and decoded values; what comes twice stands twice. */
export const FormView = ({ text, label }: { text: string; label: string }) => (
  <div role="group" aria-label={label}>
    <Facts>
      {readForm(text).map(([name, value], index) => (
        <Fact key={index} name={name} mono>
          {value === '' ? (
            <span className="text-faint">empty</span>
          ) : (
            <CopyValue value={value} wrap>
              <Marked text={value} />
            </CopyValue>
          )}
        </Fact>
      ))}
    </Facts>
  </div>
)
