import { Download } from 'lucide-react'
import { toast } from 'sonner'
import { toHookError } from '../../../../src-shared/contract/client.ts'
import type { Capture } from '../../../../src-shared/model/capture.ts'
import type { ExportForm } from '../../../../src-shared/model/session.ts'
import { copyText } from '../../../lib/clipboard.ts'
import { client } from '../../../lib/rpc.ts'
import { saveFile } from '../../../lib/save-file.ts'
import { Menu } from '../../../ui/menu.tsx'
import { ToolButton } from '../../../ui/tool-button.tsx'

const COPIES: readonly { as: ExportForm; label: string }[] = [
  { as: 'curl', label: 'Copy as cURL' },
  { as: 'http', label: 'Copy as raw HTTP' },
  { as: 'markdown', label: 'Copy as Markdown' },
  { as: 'node', label: 'Copy code that verifies it: Node' },
  { as: 'python', label: 'Copy code that verifies it: Python' },
  { as: 'go', label: 'Copy code that verifies it: Go' },
]

const textOf = async (id: string, as: ExportForm): Promise<string> => (await client.captures.export({ id, as })).text()

const say = (error: unknown): void => {
  const { message, help } = toHookError(error)
  toast.error(message, help === undefined ? {} : { description: help })
}

export const copyExport = async (id: string, as: ExportForm): Promise<void> => {
  try {
    if (await copyText(await textOf(id, as))) toast.success('Copied.')
  } catch (error) {
    say(error)
  }
}

const saveHar = async (id: string): Promise<void> => {
  try {
    saveFile(`${id}.har`, await textOf(id, 'har'))
  } catch (error) {
    say(error)
  }
}

/** A capture as something that other tools take. */
export const ExportMenu = ({ capture: { id } }: { capture: Pick<Capture, 'id'> }) => (
  <Menu
    trigger={<ToolButton label="Export" icon={<Download size={14} />} />}
    actions={[
      ...COPIES.map(({ as, label }) => ({ label, run: () => void copyExport(id, as) })),
      { label: 'Save as HAR', run: () => void saveHar(id) },
    ]}
  />
)
