import { HookError } from '../../../src-shared/error.ts'
import type { Settings } from '../../../src-shared/model/webhook.ts'
import type { Templates } from '../port/templates.ts'

const checkSyntax = async (templates: Check, field: string, what: string, template: string): Promise<void> => {
  const problem = await templates.check(template)
  if (problem === null) return
  throw new HookError('INVALID_INPUT', `The ${what} is not a Jinja template: ${problem}.`, {
    field,
    help: 'For example {"name": {{ data.name | tojson }}}.',
  })
}

type Check = Pick<Templates, 'check'>

/** Templates must be readable before they are saved (R47). Rejects with INVALID_INPUT naming `template.body` or `url`. */
export const checkTemplate = async (
  templates: Check,
  { template }: Pick<Settings, 'template'>,
  url: string,
): Promise<void> => {
  if (template.body !== null) await checkSyntax(templates, 'template.body', 'body template', template.body)
  if (template.url) await checkSyntax(templates, 'url', 'URL', url)
}
