import { type ReactNode, useState } from 'react'
import type { Explanation } from '../../../../src-shared/model/explanation.ts'
import { Card } from '../../../ui/card.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Segmented } from '../../../ui/segmented.tsx'

type Language = 'node' | 'python' | 'go'

const LANGUAGES: readonly { value: Language; label: string }[] = [
  { value: 'node', label: 'Node' },
  { value: 'python', label: 'Python' },
  { value: 'go', label: 'Go' },
]

interface Props extends Pick<Explanation, 'fix' | 'snippets'> {
  /** Buttons for what can be tried at once, where something is wrong. */
  actions: ReactNode
}

/** What to change, and code that verifies such a request. */
export const FixCard = ({ fix, snippets, actions }: Props) => {
  const [language, setLanguage] = useState<Language>('node')
  if (fix === null && snippets === null) return null
  return (
    <Card
      title={fix === null ? 'Code that verifies it' : 'What to fix'}
      id="capture.fix"
      startFolded={fix === null}
      aside={
        snippets && (
          <>
            <Segmented label="Language" value={language} choices={LANGUAGES} onChange={next => setLanguage(next)} />
            <CopyButton size="small" text={snippets[language]} />
          </>
        )
      }
    >
      {fix !== null && <p>{fix}</p>}
      {snippets && (
        // A scrollable part must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre
          tabIndex={0}
          aria-label="Code"
          className="mt-2 overflow-x-auto rounded-md bg-sunken px-3 py-2 leading-[18px]"
        >
          {snippets[language]}
        </pre>
      )}
      {fix !== null && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </Card>
  )
}
