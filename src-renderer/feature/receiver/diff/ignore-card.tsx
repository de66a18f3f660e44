import { plural } from '../../../lib/format.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { TokenInput } from '../../../ui/token-input.tsx'
import { setDiffIgnore, useDiffIgnore } from './diff-ignore.ts'

/** What is left out of every comparison; it is remembered. */
export const IgnoreCard = ({ suggestions }: { suggestions: string[] }) => {
  const ignore = useDiffIgnore()
  return (
    <Card
      title="Left out"
      id="diff.ignore"
      startFolded
      aside={
        <>
          <span>{plural(ignore.length, 'name')}</span>
          <Button size="small" look="ghost" onClick={() => setDiffIgnore(null)}>
            Reset to what usually differs
          </Button>
        </>
      }
    >
      <Field
        label="Headers and paths"
        help="Names of headers, with * for a part, and paths of the JSON such as $.data.id or $..updatedAt."
      >
        {ids => (
          <TokenInput
            id={ids.id}
            aria-describedby={ids['aria-describedby']}
            value={ignore}
            onChange={setDiffIgnore}
            suggestions={suggestions}
            placeholder="x-request-id"
          />
        )}
      </Field>
    </Card>
  )
}
