import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { createTemplates } from '../../../../src-main/engine/payload/template/create-templates.ts'
import { createLimits } from '../../../../src-main/engine/payload/template/limits.ts'
import { renderTemplate } from '../../../../src-main/engine/payload/render-template.ts'
import type { Templates } from '../../../../src-main/engine/port/templates.ts'
import { hostileTemplates } from '../../../support/hostile-templates.ts'
import { templateUrl } from '../../../support/store.ts'

const event = { type: 'x', timestamp: 0, data: JSON.stringify({ list: Array.from({ length: 30 }, (_, n) => n) }) }
const MIB = 1024 * 1024

/** A thread that answers “{template}!”, but holds on, fills its memory or dies when the template says so. */
const fakeThread = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    const fill = () => { const kept = []; for (;;) kept.push(new Array(100000).fill(kept.length)) }
    const acts = { hold: () => { for (;;); }, fill, die: () => { throw new Error('a fault of the thread') } }
    parentPort.on('message', ([id, template]) => {
      acts[template]?.()
      parentPort.postMessage([id, { text: template + '!' }])
    })
    parentPort.postMessage('ready')`)}`,
)

const opened: Templates[] = []
const open = (...args: Parameters<typeof createTemplates>): Templates => {
  const templates = createTemplates(...args)
  opened.push(templates)
  return templates
}
afterEach(() => Promise.all(opened.splice(0).map(templates => templates.close())))

describe('a template that asks for too much', () => {
  // Reading it is what takes long, which only the thread's deadline ends.
  const counted = hostileTemplates.filter(([name]) => name !== 'much white space')

  test.each(counted)('%s comes to an end, with at most a MiB or a reason', (_, template) => {
    let text: string
    try {
      text = renderTemplate(template, event)
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(Error)
      return
    }
    expect(text.length).toBeLessThanOrEqual(MIB)
  })

  test('the same template and event come out the same each time, however busy the machine is', () => {
    const turns = (count: number) => `{% for a in [${'1,'.repeat(count)}] %}{{ a }}{{ a }}{% endfor %}`
    const outcome = (count: number): string => {
      try {
        return renderTemplate(turns(count), event)
      } catch (thrown) {
        return String(thrown)
      }
    }
    for (let again = 0; again < 3; again++) {
      expect(outcome(3000)).toBe('11'.repeat(3000))
      expect(outcome(12_000)).toBe(`Error: it takes more than ${50_000 + event.data.length} steps`)
    }
  })

  test('text that is made and made again counts, though no single text is long', () => {
    const limits = createLimits(0)
    for (let count = 0; count < 32; count++) limits.write(limits.output)
    expect(() => limits.write(1)).toThrow('it makes more than 1048576 characters')
  })

  test('large data may make a large body: the limits grow with the event', () => {
    const text = 'a'.repeat(3 * MIB)
    const large = { ...event, data: JSON.stringify({ text, list: Array.from({ length: 50_000 }, (_, n) => n) }) }
    expect(renderTemplate('{{ data | tojson }}', large)).toContain(text)
    expect(renderTemplate('{% for n in data.list %}{{ n }},{% endfor %}', large)).toMatch(/49999,$/)
    expect(() => renderTemplate(`{{ ${'data.text ~ '.repeat(5)}'' }}`, large)).toThrow('it makes more than')
  })

  test('a call, a filter and a loop over what is known give what they gave before', () => {
    const rendered = (template: string): string => renderTemplate(template, event)
    expect(rendered("{{ 'a-b-c'.replace('-', '+', 1) }} {{ 'a-b' | replace('-', '=') }}")).toBe('a+b-c a=b')
    expect(rendered("{{ [1, 2] | join(', ') }} {{ 'abc' | join('.') }} {{ [1, [2]] | tojson(indent=1) }}")).toBe(
      '1, 2 a.b.c [\n 1,\n [\n  2\n ]\n]',
    )
    expect(rendered("{% filter upper %}a{% endfilter %}{% filter replace('a', 'b') %}aa{% endfilter %}")).toBe('Abb')
    expect(rendered('{% for n in data.list if n > 27 %}{{ loop.index }}:{{ n }} {% endfor %}')).toBe('1:28 2:29 ')
    expect(rendered('{% for key, value in {"a": 1}.items() %}{{ key }}{{ value }}{% endfor %}')).toBe('a1')
    expect(
      rendered(
        '{% macro m(a, b="c") %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}{% call m(*["x"], **{"b": "y"}) %}z{% endcall %}',
      ),
    ).toBe('xyz')
    expect(rendered("{{ 'a' in 'cat' }} {{ 'x' not in data.list }} {{ 3 in data.list }} {{ 'list' in data }}")).toBe(
      'true true true true',
    )
    expect(rendered("{{ [] | first | default('none') }}{{ ([] | first) is defined }}")).toBe('nonefalse')
  })

  test('whatever a template says, it makes a text of bounded length or a reason', () => {
    const piece = fc.constantFrom(
      '{% for x in data.list %}',
      '{% endfor %}',
      "{% set s = s ~ 'ab' %}",
      '{% set s = [s, s] %}',
      "{{ s | replace('', s) }}",
      '{{ s | join(s) }}',
      '{{ s | tojson(indent=9) }}',
      "{% set s = 'ab' %}",
      "{% filter replace('a', 'bb') %}",
      '{% endfilter %}',
      '{{ s }}',
      '{% if s %}',
      '{% endif %}',
      '{% macro m(a) %}',
      '{% endmacro %}',
      '{{ m(s) }}',
      '{{',
      '}}',
      '{%',
      '%}',
      ' ',
      's',
      '|',
      '"',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        let text = ''
        try {
          text = renderTemplate(pieces.join(''), event)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(Error)
        }
        expect(text.length).toBeLessThanOrEqual(MIB)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the thread that renders', () => {
  test('a template that cannot be stopped by counting is stopped by the deadline; those behind it are rendered', async () => {
    const templates = open({ threadUrl: templateUrl, deadlineMs: 1500 })
    const [slow, ...others] = await Promise.all([
      templates.check(' '.repeat(100_000)),
      templates.render('{{ event }}', event),
      templates.render('{{ data.list | length }}', event),
    ])
    expect(slow).toBe('it takes longer than 1.5 s')
    expect(others).toEqual([{ text: 'x' }, { text: '30' }])
  })

  test('the engine does not wait meanwhile', async () => {
    const templates = open({ threadUrl: fakeThread, deadlineMs: 1000 })
    let turns = 0
    let ended = false
    const held = templates.render('hold', event).finally(() => (ended = true))
    while (!ended) {
      turns++
      await new Promise(resolve => setTimeout(resolve, 5))
    }
    expect(await held).toEqual({ problem: 'it takes longer than 1 s' })
    expect(turns).toBeGreaterThan(10)
  })

  test.each([
    ['fills its memory', 'fill', 'it takes more than 24 MB of memory'],
    ['dies', 'die', 'a fault of the thread'],
  ])('a thread that %s costs that job alone', async (_, template, problem) => {
    const templates = open({ threadUrl: fakeThread, deadlineMs: 60_000, mostMb: 24 })
    const all = ['a', template, 'b', template, 'c'].map(each => templates.render(each, event))
    expect(await Promise.all(all)).toEqual([{ text: 'a!' }, { problem }, { text: 'b!' }, { problem }, { text: 'c!' }])
  })

  test('a template that had to be stopped three times in a row is not tried again; another is', async () => {
    const templates = open({ threadUrl: fakeThread, deadlineMs: 60_000 })
    for (let time = 0; time < 3; time++) {
      expect(await templates.render('die', event)).toEqual({ problem: 'a fault of the thread' })
    }
    expect(await templates.render('die', event)).toEqual({ problem: 'it had to be stopped 3 times in a row' })
    expect(await templates.render('live', event)).toEqual({ text: 'live!' })
  })

  test('closing ends what is under way, with a reason', async () => {
    const templates = open({ threadUrl: fakeThread })
    const held = templates.render('hold', event)
    await templates.close()
    expect(await held).toEqual({ problem: 'Hookbench is closing' })
    expect(await templates.render('a', event)).toEqual({ problem: 'Hookbench is closing' })
  })

  test('a thread that cannot start is a reason, too', async () => {
    const templates = open({ threadUrl: new URL('data:text/javascript,throw new Error("no such luck")') })
    expect(await templates.check('a')).toBe('no such luck')
  })
})
