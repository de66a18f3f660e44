import type { HeaderList as Headers } from '../../src-shared/model/attempt.ts'
import { CopyValue } from './copy-value.tsx'
import { Fact, Facts } from './facts.tsx'

/** Headers in their order, with their case and their duplicates. */
export const HeaderList = ({ headers, label }: { headers: Headers; label: string }) =>
  headers.length === 0 ? (
    <p className="text-faint">None.</p>
  ) : (
    <div role="group" aria-label={label}>
      <Facts>
        {headers.map(([name, value], index) => (
          // The same header may come twice; its place is its identity.
          <Fact key={`${index}:${name}`} name={name} mono>
            <CopyValue value={value} wrap />
          </Fact>
        ))}
      </Facts>
    </div>
  )
