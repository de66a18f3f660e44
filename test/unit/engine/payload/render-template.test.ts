import { describe, expect, test } from 'vitest'
import { renderTemplate } from '../../../../src-main/engine/payload/render-template.ts'

const event = {
  type: 'updated',
  timestamp: 1_500_000_000_000,
  data: JSON.stringify({
    objectType: 'dcim.site',
    model: 'Site',
    object: { name: 'Tést "1"', tags: ['a', 'b'] },
    prechange: { status: 'planned' },
    postchange: { status: 'active' },
    username: 'ada',
    requestId: 'r-1',
  }),
}

describe('a Jinja template', () => {
  test('R47: knows event, timestamp, model, data, username, request_id and snapshots', () => {
    const template =
      '{{ event }} {{ timestamp }} {{ model }} {{ data.name|tojson }} {{ username }} {{ request_id }} ' +
      '{{ snapshots.prechange.status }}>{{ snapshots.postchange.status }}' +
      '{% for tag in data.tags %} #{{ tag|upper }}{% endfor %}{% if data.missing %} never{% endif %}'
    expect(renderTemplate(template, event)).toBe(
      'updated 2017-07-14T02:40:00.000000+00:00 Site "Tést \\"1\\"" ada r-1 planned>active #A #B',
    )
  })

  test('R47: of any other event it knows the whole data', () => {
    const other = { type: 'order.paid', timestamp: 0, data: '{"object":{"id":1},"total":2}' }
    expect(renderTemplate('{{ event }}: {{ data.object.id }} {{ data.total }}', other)).toBe('order.paid: 1 2')
  })

  test('a template reaches nothing but the event: no code, no clock, no endless loop', () => {
    for (const template of [
      '{{ data.constructor.constructor("return process")() }}',
      '{{ range(1000000000) }}',
      '{{ strftime_now("%Y") }}',
      '{{ data.tags.constructor("x") }}',
    ]) {
      expect(() => renderTemplate(template, event), template).toThrow(Error)
    }
    expect(renderTemplate('{{ data.constructor }}{{ data.__proto__ }}{{ process }}', event)).toBe('')
  })
})
