import type { Capture } from '../../../../src-shared/model/capture.ts'
import { saveFile } from '../../../lib/save-file.ts'
import { fetchBody } from './use-body.ts'

/**
 * Saves the whole body as it came. In a browser the host sends it, past this page, so that it can be of any length; the
 * desktop has no address to fetch from.
 */
export const saveBody = async ({ id }: Pick<Capture, 'id'>): Promise<void> => {
  const name = `${id}.bin`
  if (window.hookbench) return saveFile(name, await fetchBody(id))
  const link = document.createElement('a')
  link.href = `/api/v1/captures/${encodeURIComponent(id)}/body`
  link.download = name
  link.click()
}
