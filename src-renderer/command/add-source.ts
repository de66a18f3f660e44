import { FolderInput } from 'lucide-react'
import { useSourceForm } from '../feature/sources/source-form-state.ts'
import { go, paths } from '../lib/router.ts'
import type { Command } from './command.ts'

export const addSource: Command = {
  id: 'add-source',
  title: 'Add source',
  group: 'Do',
  icon: FolderInput,
  keys: 'c o',
  run: () => {
    go(paths.sources)
    useSourceForm.setState({ form: 'new' })
  },
}
