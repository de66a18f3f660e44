import { toast } from 'sonner'
import { parseJsonPath } from '../../../../src-shared/captures/json-path.ts'
import { setUi, useUi } from '../../../lib/ui-state.ts'
import { ALL } from '../receiver-path.ts'

const MOST = 5
const NONE: readonly string[] = []

/** The JSON paths that are columns of an inbox's list, or of the list of all. They are remembered. */
export const useColumns = (inbox: string | null): readonly string[] =>
  useUi(state => state.columns[inbox ?? ALL] ?? NONE)

const change = (inbox: string | null, make: (columns: readonly string[]) => readonly string[]): void => {
  const name = inbox ?? ALL
  setUi(({ columns }) => ({ columns: { ...columns, [name]: [...make(columns[name] ?? NONE)] } }))
}

/** Makes what stands at the path of each body a column. */
export const addColumn = (inbox: string | null, path: string): void => {
  if (parseJsonPath(path) === null) return void toast.error('Only a value inside of the body can be a column.')
  const { columns } = useUi.getState()
  if ((columns[inbox ?? ALL] ?? NONE).length >= MOST)
    return void toast.error(`There is room for ${MOST} columns. Remove one first.`)
  change(inbox, before => [...before.filter(each => each !== path), path])
}

export const removeColumn = (inbox: string | null, path: string): void =>
  change(inbox, before => before.filter(each => each !== path))

/** The end of a path, for the head of its column. */
export const columnName = (path: string): string => /([^.[\]']+)['\]]*$/.exec(path)?.[1] ?? path
