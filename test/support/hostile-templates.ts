const list = `[${Array.from({ length: 60 }, (_, index) => index).join()}]`
const nested = (levels: number, over: string, body: string): string =>
  `${Array.from({ length: levels }, (_, level) => `{% for x${level} in ${over} %}`).join('')}${body}${'{% endfor %}'.repeat(levels)}`
const doubled = (start: string, step: string, times: number, end: string): string =>
  `{% set s = ${start} %}${`{% set s = ${step} %}`.repeat(times)}${end}`

/** Body templates that ask for very much with little, each with what it is. */
export const hostileTemplates: [name: string, template: string][] = [
  ['loops over literals in each other', nested(6, list, '')],
  ['loops over literals that write', nested(5, list, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')],
  ['loops over the event', nested(9, 'data.list', 'x')],
  ['loops with a condition', nested(5, `${list} if true`, 'x')],
  ['a text that doubles', doubled("'ha'", 's ~ s', 60, '{{ s }}')],
  ['a text that doubles by +', doubled("'ha'", 's + s', 60, '{{ s }}')],
  ['a text that doubles and is not shown', doubled("'ha'", 's ~ s', 60, '')],
  ['a list that doubles', doubled('[1, 2, 3]', 's + s', 60, '{{ s | length }}')],
  ['a list that holds itself twice', doubled('[1]', '[s, s]', 60, '{{ s | tojson }}')],
  ['a list that holds itself twice, as text', doubled('[1]', '[s, s]', 60, "{{ s ~ '' }}")],
  ['a list that holds itself twice, compared', doubled('[1]', '[s, s]', 60, "{{ s == 'x' }}")],
  ['an object that holds itself twice', doubled('{"a": 1}', '{"a": s, "b": s}', 60, '{{ s }}')],
  [
    'a namespace that holds itself twice',
    `{% set n = namespace(a=[1]) %}${'{% set n.a = [n.a, n.a] %}'.repeat(60)}{{ n.a }}`,
  ],
  ['a namespace that holds itself', '{% set n = namespace(a=1) %}{% set n.a = n %}{{ n }}'],
  ['replacing nothing by much', doubled("'haha'", "s.replace('', s)", 12, '{{ s }}')],
  ['the filter replace', doubled("'haha'", "s | replace('', s)", 12, '{{ s }}')],
  ['a method under another name', doubled("'haha'", "f('', 'hahahahaha')", 12, '').replaceAll('f(', 's.replace(')],
  ['a method kept in a variable', `${doubled("'ha'", 's ~ s', 18, '')}{% set f = s.replace %}{{ f('', s) }}`],
  ['a method by its name', `${doubled("'ha'", 's ~ s', 18, '')}{{ s['re' ~ 'place']('', s) }}`],
  ['a method with spread arguments', `${doubled("'ha'", 's ~ s', 18, '')}{% set a = ['', s] %}{{ s.replace(*a) }}`],
  [
    'a block of the filter replace',
    `${doubled("'ha'", 's ~ s', 18, '')}{% filter replace('', s) %}{{ s }}{% endfilter %}`,
  ],
  [
    'a method as a call block',
    `${doubled("'ha'", 's ~ s', 18, '')}{% set f = s.replace %}{% call f('', s) %}{% endcall %}`,
  ],
  ['joining by much', `${doubled("'ha'", 's ~ s', 18, '')}{{ s | join(s) }}`],
  ['joining a list by much', `${doubled("'ha'", 's ~ s', 18, '')}{{ s.split('h') | join(s) }}`],
  ['joining by a named separator', `${doubled("'ha'", 's ~ s', 18, '')}{{ s | join(separator=s) }}`],
  ['indenting by much', "{{ 'a\\nb\\nc' | indent(400000000) }}"],
  ['indenting many lines', `${doubled("'a\\n'", 's ~ s', 18, '')}{{ s | indent(100000) }}`],
  ['JSON with a wide indent', '{{ [1, 2, 3] | tojson(indent=300000000) }}'],
  ['JSON with an infinite indent', '{{ [1] | tojson(indent=10 ** 300) }}'],
  [
    'JSON with long separators',
    `${doubled("'ha'", 's ~ s', 18, '')}{{ [1, 2, 3, 4, 5, 6] | tojson(separators=[s, s]) }}`,
  ],
  ['deep JSON with an indent', doubled('[1]', '[s, 1]', 400, '{{ s | tojson(indent=4000) }}')],
  ['a macro that calls itself', '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}'],
  [
    'a macro that calls itself twice',
    '{% macro m(n) %}x{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}',
  ],
  [
    'macros that call each other',
    `{% macro m0() %}xxxxxxxx{% endmacro %}${Array.from({ length: 30 }, (_, n) => `{% macro m${n + 1}() %}{{ m${n}() }}{{ m${n}() }}{% endmacro %}`).join('')}{{ m30() }}`,
  ],
  [
    'a call block that calls itself',
    '{% macro m() %}{{ caller() }}{% endmacro %}{% macro r() %}{% call m() %}{{ r() }}{{ r() }}{% endcall %}{% endmacro %}{{ r() }}',
  ],
  ['searching much in much', `${doubled("'aaaa'", 's ~ s', 17, '')}${"{{ (s ~ 'b') in (s ~ s) }}".repeat(50)}`],
  [
    'sorting again and again',
    `${doubled('[3, 1, 2]', 's + s', 14, '')}{% for x in ${list} %}{{ s | sort | length }}{% endfor %}`,
  ],
  [
    'splitting again and again',
    `${doubled("'a,'", 's ~ s', 18, '')}{% for x in ${list} %}{{ s.split(',') | length }}{% endfor %}`,
  ],
  [
    'empty turns over a long list',
    `${doubled('[1]', 's + s', 16, '')}{% for x in ${list} %}{% for y in s %}{% endfor %}{% endfor %}`,
  ],
  ['names that there are not', nested(3, list, '{{ a }}{{ b }}{{ c }}')],
  ['brackets in each other', `{{ ${'('.repeat(20_000)}1${')'.repeat(20_000)} }}`],
  ['lists in each other', `{{ ${'['.repeat(20_000)}${']'.repeat(20_000)} }}`],
  ['signs in a row', `{{ ${'- '.repeat(40_000)}1 }}`],
  ['much that is negated', `{{ ${'not '.repeat(20_000)}1 }}`],
  ['many conditions in each other', `${'{% if 1 %}'.repeat(6000)}x${'{% endif %}'.repeat(6000)}`],
  ['a sum of many parts', `{{ ${'1 + '.repeat(20_000)}1 }}`],
  ['many filters in a row', `{{ 'x' ${'| upper '.repeat(10_000)} }}`],
  ['much white space', ' '.repeat(90_000)],
  ['many line ends', `${'\n'.repeat(90_000)}{% generation %}`],
]
