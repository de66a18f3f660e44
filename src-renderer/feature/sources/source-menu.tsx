import { Ellipsis, FolderSync, Pencil, Trash2 } from 'lucide-react'
import type { Source } from '../../../src-shared/model/source.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { deleteSource, rescanSource } from './source-actions.ts'
import { useSourceForm } from './source-form-state.ts'

export const SourceMenu = ({ source }: { source: Source }) => (
  <Menu
    trigger={<IconButton label={`Actions: ${source.name}`} icon={<Ellipsis size={15} />} />}
    actions={[
      { label: 'Edit', icon: <Pencil size={14} />, run: () => useSourceForm.setState({ form: source }) },
      ...(source.kind === 'folder' && source.enabled
        ? [
            {
              label: 'Re-scan without events',
              icon: <FolderSync size={14} />,
              writes: true,
              run: () => void rescanSource(source),
            },
          ]
        : []),
      { label: 'Delete', icon: <Trash2 size={14} />, danger: true, writes: true, run: () => void deleteSource(source) },
    ]}
  />
)
