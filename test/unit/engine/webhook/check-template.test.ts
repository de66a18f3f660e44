import { expect, test } from 'vitest'
import { checkTemplate } from '../../../../src-main/engine/webhook/check-template.ts'

test('R47: a template that cannot be read is refused before it is saved, naming the field', () => {
  const check = (body: string | null, url: boolean, text: string) => () =>
    checkTemplate({ template: { body, url } }, text)
  expect(check('{% for x in %}', false, '')).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', field: 'template.body' }),
  )
  expect(check(null, true, 'https://example.com/{{ data.id')).toThrow(expect.objectContaining({ field: 'url' }))
  expect(check('{{ data|tojson }}', true, 'https://example.com/{{ data.id }}')).not.toThrow()
  expect(check(null, false, 'https://example.com/{{ data.id')).not.toThrow()
})
