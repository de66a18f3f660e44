import { Lightbulb } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { Menu } from '../../../ui/menu.tsx'

const EXAMPLES: readonly (readonly [text: string, condition: string])[] = [
  ['A type in the body', 'body.type == "order.paid"'],
  ['A header', 'headers["x-github-event"] == "push"'],
  ['An end of the path', 'path.endsWith("/refunds")'],
  ['Another method than POST', 'method != "POST"'],
  ['A part of the body', 'has(body.data) && body.data.amount > 100'],
  ['A bad signature', 'verification.result == "invalid"'],
  ['Every third request', 'count % 3 == 0'],
  ['Large requests', 'size > 100000'],
]

interface Props {
  label: string
  /** What goes for an empty one. */
  empty: string
  value: string
  problem: string | undefined
  onChange(value: string): void
}

/** A condition over a request, with the names it can use and examples to start from. */
export const ConditionField = ({ label, empty, value, problem, onChange }: Props) => (
  <Field
    label={label}
    optional
    error={problem}
    help={
      <>
        <code>method path query headers body size verification count</code>
        {` in CEL. ${empty}`}
      </>
    }
    aside={
      <Menu
        trigger={
          <Button size="small" look="ghost" icon={<Lightbulb size={13} aria-hidden />}>
            Examples
          </Button>
        }
        actions={EXAMPLES.map(([text, condition]) => ({
          label: `${text}: ${condition}`,
          run: () => onChange(value.trim() === '' ? condition : `${value.trim()} && ${condition}`),
        }))}
      />
    }
  >
    {ids => (
      <Input
        {...ids}
        mono
        placeholder={'body.type == "order.paid"'}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    )}
  </Field>
)
