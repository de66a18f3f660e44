import { afterAll, expect, test } from 'vitest'
import { createTemplates } from '../../../../src-main/engine/payload/template/create-templates.ts'
import { checkTemplate } from '../../../../src-main/engine/webhook/check-template.ts'
import { templateUrl } from '../../../support/store.ts'

const templates = createTemplates({ threadUrl: templateUrl })
afterAll(() => templates.close())

test('R47: a template that cannot be read is refused before it is saved, naming the field', async () => {
  const check = (body: string | null, url: boolean, text: string) =>
    checkTemplate(templates, { template: { body, url } }, text)
  await expect(check('{% for x in %}', false, '')).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    field: 'template.body',
  })
  await expect(check(null, true, 'https://example.com/{{ data.id')).rejects.toMatchObject({ field: 'url' })
  await expect(check('{{ data|tojson }}', true, 'https://example.com/{{ data.id }}')).resolves.toBeUndefined()
  await expect(check(null, false, 'https://example.com/{{ data.id')).resolves.toBeUndefined()
})
