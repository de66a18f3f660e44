import type { HeaderList } from '../../../../src-shared/model/attempt.ts'
import { Card } from '../../../ui/card.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { CopyValue } from '../../../ui/copy-value.tsx'
import { Tip } from '../../../ui/tooltip.tsx'
import { Marked } from '../body/marked.tsx'
import { headerDoc } from './header-docs.ts'

const Name = ({ name }: { name: string }) => {
  const doc = headerDoc(name)
  if (doc === null) return name
  return (
    <Tip text={doc}>
      {/* What it says comes by keyboard too. */}
      <button
        type="button"
        className="cursor-help text-left underline decoration-line-strong decoration-dotted underline-offset-3"
      >
        {name}
        <span className="sr-only">: {doc}</span>
      </button>
    </Tip>
  )
}

interface Props {
  title: string
  id: string
  label: string
  headers: HeaderList
}

/** Headers in their order, with their case and their duplicates; what known ones say on hover. */
export const HeadersCard = ({ title, id, label, headers }: Props) => (
  <Card
    title={title}
    id={id}
    aside={
      <>
        <span>{`as received, ${headers.length}`}</span>
        <CopyButton
          size="small"
          look="ghost"
          text={() => headers.map(([name, value]) => `${name}: ${value}\n`).join('')}
        >
          Copy all
        </CopyButton>
      </>
    }
  >
    {headers.length === 0 ? (
      <p className="text-faint">None.</p>
    ) : (
      <div role="group" aria-label={label}>
        <dl className="grid grid-cols-[minmax(96px,30%)_1fr] gap-x-3 gap-y-1">
          {headers.map(([name, value], index) => (
            // The same header may come twice; its place is its identity.
            <div key={`${index}:${name}`} className="contents">
              <dt className="mono min-w-0 break-all text-muted">
                <Name name={name} />
              </dt>
              <dd className="min-w-0">
                <CopyValue value={value} wrap>
                  {value === '' ? <span className="text-faint">empty</span> : <Marked text={value} />}
                </CopyValue>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    )}
  </Card>
)
