/** A call of the REST API: method, path, body (a text goes as it is), headers. */
export type Call = [method: string, path: string, body?: unknown, headers?: Record<string, string>]

const json = { 'content-type': 'application/json' }
const lines = { 'content-type': 'application/x-ndjson' }
const items = (count: number, item: unknown): string =>
  `[${Array.from({ length: count }, () => JSON.stringify(item)).join()}]`
const long = 'a'.repeat(10_000)
const keys = (count: number): string => `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join()}}`
const message = JSON.stringify({ type: 'hostile', data: 1 })

/** Calls that are not about one field: lists, cursors, keys, headers, bodies of every size. */
export const hostileCalls: [name: string, call: () => Call][] = [
  ['a batch of 1000 that are wrong', () => ['POST', '/messages/batch', items(1000, { type: 5 }), json]],
  [
    'a batch of 1000 with unknown fields',
    () => ['POST', '/messages/batch', items(1000, { type: 'x', data: 1, [long.slice(0, 5000)]: 1 }), json],
  ],
  [
    'a batch of 1000 that are deep',
    () => [
      'POST',
      '/messages/batch',
      `[${Array.from({ length: 1000 }, () => `{"type":"x","data":${'['.repeat(600)}${']'.repeat(600)}}`).join()}]`,
      json,
    ],
  ],
  ['a batch of 1001', () => ['POST', '/messages/batch', items(1001, 1), json]],
  ['a batch of a million', () => ['POST', '/messages/batch', items(1_000_000, 1), json]],
  ['a batch of lists in lists', () => ['POST', '/messages/batch', '['.repeat(1_000_000), json]],
  ['a batch of commas', () => ['POST', '/messages/batch', `[${','.repeat(1_000_000)}]`, json]],
  ['a batch of white space', () => ['POST', '/messages/batch', `[1${' '.repeat(5_000_000)},2]`, json]],
  [
    'a batch of one of 10 MB',
    () => ['POST', '/messages/batch', `[{"type":"x","data":"${'a'.repeat(10_000_000)}"}]`, json],
  ],
  [
    'a batch of one of many values',
    () => ['POST', '/messages/batch', `[{"type":"x","data":[${'1,'.repeat(4_000_000)}1]}]`, json],
  ],
  [
    'changes of one object, 1000 times',
    () => [
      'POST',
      '/messages/batch',
      items(1000, {
        type: 'updated',
        data: { requestId: 'r', objectType: 'dcim.site', object: { id: 1, text: 'x'.repeat(5000) } },
      }),
      json,
    ],
  ],
  ['a million empty lines', () => ['POST', '/messages/batch', '\n'.repeat(1_000_000), lines]],
  ['a million lines', () => ['POST', '/messages/batch', '1\n'.repeat(1_000_000), lines]],
  ['one line of 10 MB', () => ['POST', '/messages/batch', 'a'.repeat(10_000_000), lines]],
  ['lines that are wrong', () => ['POST', '/messages/batch', '{"type":1}\n'.repeat(1000), lines]],
  ['more than 10 MiB', () => ['POST', '/messages', `"${'a'.repeat(11_000_000)}"`, json]],
  ['100,000 fields of a message', () => ['POST', '/messages', `{"type":"x","data":1,${keys(99_000).slice(1)}`, json]],
  ['a type of 10 MB', () => ['POST', '/messages', { type: 'x.'.repeat(5_000_000), data: 1 }]],
  ['a type of dots', () => ['POST', '/messages', { type: '.'.repeat(100_000), data: 1 }]],
  ['a list as a type', () => ['POST', '/messages', `{"data":1,"type":[${'1,'.repeat(1_000_000)}1]}`, json]],
  ['a time of 1 MB', () => ['POST', '/messages', { type: 'x', data: 1, timestamp: '2'.repeat(1_000_000) }]],
  ['an id of 1 MB', () => ['POST', '/messages', { type: 'x', data: 1, id: 'a'.repeat(1_000_000) }]],
  ['100,000 changed fields', () => ['POST', '/messages', { type: 'x', data: 1, changed: Array(100_000).fill('x') }]],
  [
    'data as a text of many values',
    () => ['POST', '/messages', { type: 'x', dataText: `[${'1,'.repeat(4_000_000)}1]` }],
  ],
  ['data as a text of white space', () => ['POST', '/messages', { type: 'x', dataText: `1${' '.repeat(5_000_000)}` }]],
  ['no UTF-8', () => ['POST', '/messages', '\uDC00', json]],
  ['an idempotency key of 10 kB', () => ['POST', '/messages', message, { ...json, 'idempotency-key': long }]],
  ['an empty idempotency key', () => ['POST', '/messages', message, { ...json, 'idempotency-key': '' }]],
  [
    'an idempotency key of signs',
    () => ['POST', '/messages', message, { ...json, 'idempotency-key': `'";--${'%'.repeat(200)}` }],
  ],
  [
    'a thousand headers',
    () => ['GET', '/webhooks', undefined, Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`x-${n}`, 'a']))],
  ],
  ['headers of 15 kB', () => ['GET', '/webhooks', undefined, { 'x-long': 'a'.repeat(15_000) }]],
  ['headers of 100 kB', () => ['GET', '/webhooks', undefined, { 'x-long': 'a'.repeat(100_000) }]],
  ['a path of 10 kB', () => ['GET', `/webhooks/${long}`]],
  ['a path of dots', () => ['GET', `/webhooks/${'..%2f'.repeat(1000)}`]],
  ['a query of a thousand fields', () => ['GET', `/messages?${'a=1&'.repeat(2000)}`]],
  ['a query of brackets', () => ['GET', `/messages?${'a[b][c][d]=1&'.repeat(500)}`]],
  ['a query of nested brackets', () => ['GET', `/messages?a${'[a]'.repeat(3000)}=1`]],
  ['a query of list places', () => ['GET', '/messages?limit[999999999]=1']],
  ['a query of __proto__', () => ['GET', '/messages?__proto__[x]=1&constructor[prototype][y]=1']],
  ['a search of 10 kB', () => ['GET', `/messages?q=${long}`]],
  ['a search of wildcards', () => ['GET', `/messages?q=${'%25_*'.repeat(1000)}`]],
  ['a search of quotes', () => ['GET', `/deliveries?q=${'%22%27'.repeat(1000)}`]],
  ['a search of zero characters', () => ['GET', `/messages?q=${'%00'.repeat(3000)}`]],
  ['a search of captures', () => ['GET', `/inboxes/x/captures?q=${'%25a'.repeat(2000)}`]],
  ['a cursor of 10 kB', () => ['GET', `/messages?cursor=${long}`]],
  ['a cursor of JSON', () => ['GET', `/deliveries?cursor=${btoa('['.repeat(5000))}`]],
  ['a limit of a billion', () => ['GET', '/messages?limit=1000000000']],
  ['a limit of NaN', () => ['GET', '/deliveries?limit=NaN']],
  ['a time that there is not', () => ['GET', '/messages?since=+999999-99-99T99:99:99Z']],
  ['100,000 fields of a webhook', () => ['POST', '/webhooks', keys(99_000), json]],
  ['a million values in a webhook', () => ['POST', '/webhooks', `{"name":[${'1,'.repeat(4_000_000)}1]}`, json]],
  [
    'levels in a webhook',
    () => ['POST', '/webhooks', `{"filter":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`, json],
  ],
  [
    'a URL of 1 MB',
    () => ['POST', '/webhooks', { name: 'x', url: `http://127.0.0.1/${'a'.repeat(1_000_000)}`, eventTypes: ['*'] }],
  ],
  [
    '100,000 event types of a webhook',
    () => ['POST', '/webhooks', { name: 'x', url: 'http://127.0.0.1/', eventTypes: Array(100_000).fill('a.*') }],
  ],
  [
    'event types of stars',
    () => ['POST', '/webhooks', { name: 'x', url: 'http://127.0.0.1/', eventTypes: ['*.'.repeat(5000)] }],
  ],
  [
    '10,000 headers of a webhook',
    () => [
      'POST',
      '/webhooks',
      {
        name: 'x',
        url: 'http://127.0.0.1/',
        eventTypes: ['*'],
        headers: Array.from({ length: 10_000 }, () => ['x', 'y']),
      },
    ],
  ],
  ['cluster properties of 65 kB of lines', () => ['PUT', '/cluster-properties', { text: 'a=1\n'.repeat(16_000) }]],
  [
    'cluster properties of numbers',
    () => ['PUT', '/cluster-properties', { text: `RQ_RETRY_INTERVAL=[${'1,'.repeat(30_000)}1]` }],
  ],
  ['cluster properties of backslashes', () => ['PUT', '/cluster-properties', { text: '\\'.repeat(65_000) }]],
  ['cluster properties of white space', () => ['PUT', '/cluster-properties', { text: ' '.repeat(65_000) }]],
  ['cluster properties of 10 MB', () => ['PUT', '/cluster-properties', { text: '#'.repeat(10_000_000) }]],
  ['cluster properties of nothing', () => ['PUT', '/cluster-properties', { text: '' }]],
  ['a folder of 10 kB', () => ['POST', '/sources', { kind: 'folder', name: 'x', folder: { path: `/${long}` } }]],
  [
    'ignoring by stars',
    () => [
      'POST',
      '/sources',
      { kind: 'folder', name: 'x', enabled: false, folder: { path: '/nope', ignore: Array(10_000).fill('*a*a*a*b') } },
    ],
  ],
  [
    'a stream that is nowhere',
    () => [
      'POST',
      '/sources',
      { kind: 'redis-stream', name: 'y', enabled: false, stream: { url: `redis://${long}`, key: 'k' } },
    ],
  ],
  [
    'an inbox of 1 MB',
    () => [
      'POST',
      '/inboxes',
      { name: 'x', response: { status: 200, contentType: 'text/plain', body: 'a'.repeat(1_000_000) } },
    ],
  ],
  ['an inbox of a million fields', () => ['POST', '/inboxes', keys(900_000), json]],
  [
    'examples of 1 MB',
    () => [
      'PUT',
      '/event-types/hostile.examples',
      { description: '', schema: null, examples: Array(100).fill('a'.repeat(10_000)) },
    ],
  ],
  [
    'examples of 200 kB for a pattern',
    () => [
      'PUT',
      '/event-types/hostile.examples',
      { description: '', schema: { pattern: '(\\w?){900}x' }, examples: Array(20).fill('a'.repeat(10_000)) },
    ],
  ],
]
