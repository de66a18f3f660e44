import { HookError } from '../../../src-shared/error.ts'
import type { Settings } from '../../../src-shared/model/webhook.ts'
import { parseTemplate } from '../payload/render-template.ts'

/** The parser reads past the end of a tag that is not closed. */
const why = (thrown: unknown): string =>
  thrown instanceof TypeError || !(thrown instanceof Error) ? 'it ends inside a tag' : thrown.message.replace(/\.$/, '')

const checkSyntax = (field: string, what: string, template: string): void => {
  try {
    parseTemplate(template)
  } catch (thrown) {
    throw new HookError('INVALID_INPUT', `The ${what} is not a Jinja template: ${why(thrown)}.`, {
      field,
      help: 'For example {"name": {{ data.name | tojson }}}.',
    })
  }
}

/** Templates must be readable before they are saved (R47). Throws INVALID_INPUT naming `template.body` or `url`. */
export const checkTemplate = ({ template }: Pick<Settings, 'template'>, url: string): void => {
  if (template.body !== null) checkSyntax('template.body', 'body template', template.body)
  if (template.url) checkSyntax('url', 'URL', url)
}
