import { Send } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { PasteLine } from '../../../ui/paste-line.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { type SnippetName, snippets } from './first-snippets.ts'

interface Props {
  url: string
  onSample(): void
}

/** What there is before the first request: the one address, lines that send to it, and a sample; the list takes its place. */
export const FirstRequest = ({ url, onSample }: Props) => {
  const [language, setLanguage] = useState<SnippetName>('curl')
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center overflow-y-auto px-6 py-10">
      <div className="my-auto flex w-full max-w-140 flex-col gap-4">
        <p className="flex items-center gap-2 text-muted" role="status">
          <span className="relative flex size-2" aria-hidden>
            <span className="absolute inline-flex size-full animate-ping rounded-full bg-good opacity-60" />
            <span className="relative inline-flex size-2 rounded-full bg-good" />
          </span>
          Waiting for the first request to this address
        </p>
        <div className="flex min-w-0 items-center gap-2 rounded-md border border-line-strong bg-panel py-2 pr-2 pl-4">
          <code className="min-w-0 flex-1 text-lg! wrap-anywhere">{url}</code>
          <CopyButton text={url}>Copy</CopyButton>
        </div>
        <p className="text-muted">
          Give it to the provider, or send something yourself. Every request is kept byte for byte and its signature
          checked; any path below it works too.
        </p>
        <div className="flex flex-col gap-2">
          <Segmented
            label="Language"
            value={language}
            choices={[
              { value: 'curl', label: 'cURL' },
              { value: 'powershell', label: 'PowerShell' },
              { value: 'node', label: 'Node' },
              { value: 'python', label: 'Python' },
            ]}
            onChange={next => setLanguage(next)}
          />
          <PasteLine text={snippets[language](url)} />
        </div>
        <div className="flex items-center gap-3">
          <Button writes look="primary" icon={<Send size={14} aria-hidden />} onClick={onSample}>
            Send sample
          </Button>
          <span className="text-muted">It becomes the first row here.</span>
        </div>
      </div>
    </div>
  )
}
