import { providerSchemes, verificationSchemes } from '../../../src-shared/model/scheme.ts'
import { profiles } from '../../../src-shared/profiles/index.ts'

const WRONG_SCHEME = `scheme must be one of ${verificationSchemes.join(', ').replace(/, (\w+)$/, ' or $1')}.`

type Case = readonly [body: unknown, field: string | undefined, message: string]

export const webhook = { name: 'Orders', url: 'https://example.com/hooks', eventTypes: [] }
const { filter, retry, disableRule, tls } = profiles.standard.settings
const response = { status: 200, contentType: 'text/plain', body: '' }
export const assets = { name: 'PIM', url: 'http://example.com/hooks', eventTypes: [] }

const notAnObject: Case[] = [
  [null, undefined, 'The input must be an object, not null.'],
  [[], undefined, 'The input must be an object, not a list.'],
  ['text', undefined, 'The input must be an object, not a text.'],
  [5, undefined, 'The input must be an object, not a number.'],
]

const webhookFields: Case[] = [
  [{ name: '' }, 'name', 'name: Give the webhook a name.'],
  [{ name: '   ' }, 'name', 'name: Give the webhook a name.'],
  [{ name: null }, 'name', 'name must be a text, not null.'],
  [{ name: 'x'.repeat(151) }, 'name', 'name may have at most 150 characters.'],
  [{ url: '' }, 'url', 'url: Enter the endpoint URL.'],
  [{ url: 7 }, 'url', 'url must be a text, not a number.'],
  [{ url: 'example.com' }, 'url', 'The URL must begin with https:// or http:// and name a host.'],
  [{ url: 'file:///etc/passwd' }, 'url', 'The URL must begin with https:// or http:// and name a host.'],
  [
    { url: 'https://a:b@example.com' },
    'url',
    'The URL holds a user name or password, which would be stored in plain text. Leave them out.',
  ],
  [{ profile: 'netx', url: 'http://example.com' }, 'url', 'This profile sends to https:// only.'],
  [
    { profile: 'netx', url: 'https://example.com/a b' },
    'url',
    'Special characters in the URL must be percent-encoded.',
  ],
  [{ eventTypes: null }, 'eventTypes', 'eventTypes must be a list, not null.'],
  [{ eventTypes: ['a b'] }, 'eventTypes.0', 'eventTypes.0: Use a type, order.* or *.'],
  [{ eventTypes: ['a', 5] }, 'eventTypes.1', 'eventTypes.1 must be a text, not a number.'],
  [{ enabled: 'yes' }, 'enabled', 'enabled must be true or false, not a text.'],
  [{ profile: 'other' }, 'profile', 'profile must be one of standard, netx, woodwing, hedge or netbox.'],
  [{ secret: 'own' }, 'secret', 'A secret of this webhook is whsec_ followed by the base64 of 24 to 64 bytes.'],
  [{ profile: 'hedge', secret: 'own' }, 'secret', 'This webhook is not signed, so it has no secret.'],
  [
    { profile: 'netbox', eventTypes: ['created'], secret: 'x'.repeat(256) },
    'secret',
    'secret may have at most 255 characters.',
  ],
  [
    { profile: 'netbox', eventTypes: [] },
    'eventTypes',
    'You must select at least one type: create, update, and/or delete.',
  ],
  [
    { signing: {} },
    'signing.scheme',
    `signing.scheme must be one of none, standard, body-token, hmac, ${providerSchemes.slice(0, -1).join(', ')} or ${providerSchemes.at(-1)}.`,
  ],
  [
    { signing: { scheme: 'hmac' } },
    'signing.algorithm',
    'signing.algorithm is missing; it must be one of sha256 or sha512.',
  ],
  [{ timeoutMs: 5 }, 'timeoutMs', 'timeoutMs must be at least 100.'],
  [{ timeoutMs: 1000.5 }, 'timeoutMs', 'timeoutMs must be a whole number.'],
  [{ timeoutMs: '5' }, 'timeoutMs', 'timeoutMs must be a number, not a text.'],
  [{ retry: { typo: 1 } }, 'retry.typo', 'retry has no field typo.'],
  [{ retry: { on: { status: 'all' } } }, 'retry.on.status', 'retry.on.status must be one of non-success, 5xx or none.'],
  [{ retry: { ...retry, jitter: 2 } }, 'retry.jitter', 'retry.jitter must be at most 1.'],
  [{ retry: { ...retry, delaysSec: [-1] } }, 'retry.delaysSec.0', 'retry.delaysSec.0 must be at least 0.'],
  [
    { disableRule: { ...disableRule, window: { failures: -2, windowMs: 1000 } } },
    'disableRule.window.failures',
    'disableRule.window.failures must be at least -1.',
  ],
  [{ success: '3xx' }, 'success', 'success must be one of 200, 2xx or lt400.'],
  [{ contentType: 'é' }, 'contentType', 'contentType: Use printable ASCII characters only.'],
  [{ headers: [['a']] }, 'headers.0', 'headers.0 must have at least 2 entries.'],
  [{ headers: [['a b', 'c']] }, 'headers.0.0', 'headers.0.0: That is not a header name.'],
  [{ headers: [['a', 'c\r\nd']] }, 'headers.0.1', 'headers.0.1: Use printable ASCII characters only.'],
  [
    { filter: { ...filter, metadataToReturn: [''] } },
    'filter.metadataToReturn.0',
    'filter.metadataToReturn.0 must not be empty.',
  ],
  [
    { filter: { ...filter, foldersAndQuery: { folders: [], query: 'a AND (' } } },
    'filter.foldersAndQuery.query',
    'Query, character 8: expected a term or (, found the end.',
  ],
  [
    { filter: { ...filter, conditions: { attr: 'a', value: 1, op: 'near' } } },
    'filter.conditions',
    'Conditions: op must be one of eq, gt, gte, lt, lte, in, contains, regex.',
  ],
  [
    { template: { body: '{{', url: false } },
    'template.body',
    'The body template is not a Jinja template: it ends inside a tag.',
  ],
  [
    { tls: { ...tls, verify: false, caFile: '/ca.pem' } },
    'tls.caFile',
    'Do not specify a CA certificate file if SSL verification is disabled.',
  ],
  [{ concurrency: 0 }, 'concurrency', 'concurrency must be at least 1.'],
  [{ typo: 1 }, 'typo', 'The input has no field typo.'],
]

const more = (base: object, cases: readonly Case[]): Case[] =>
  cases.map(([body, ...rest]) => [{ ...base, ...(body as object) }, ...rest])

/** Bodies that each call refuses, with the field and the sentence. */
export const tables: [method: string, path: string, cases: Case[]][] = [
  [
    'POST',
    '/api/v1/webhooks',
    [
      ...notAnObject,
      [undefined, undefined, 'The input is missing.'],
      [{}, 'name', 'name is missing.'],
      [{ name: 'Orders' }, 'url', 'url is missing.'],
      ...more(webhook, webhookFields),
    ],
  ],
  ['PATCH', '/api/v1/webhooks/WEBHOOK', [...notAnObject, ...webhookFields]],
  [
    'POST',
    '/api/v1/messages',
    [
      ...notAnObject,
      [{ data: 1 }, 'type', 'type is missing.'],
      [{ type: 'a' }, 'data', 'data is missing.'],
      [{ type: '', data: 1 }, 'type', 'type: Give the event a type.'],
      [{ type: 'a b', data: 1 }, 'type', 'type: Use letters, digits and . _ : - only, for example order.paid.'],
      [{ type: 'x'.repeat(129), data: 1 }, 'type', 'type may have at most 128 characters.'],
      [{ type: 'a', data: 1, id: '' }, 'id', 'id must not be empty.'],
      [{ type: 'a', data: 1, id: 'a b' }, 'id', 'id: Use letters, digits and _ : - only.'],
      [{ type: 'a', data: 1, id: 'a.b' }, 'id', 'id: Use letters, digits and _ : - only.'],
      [{ type: 'a', data: 1, timestamp: 'now' }, 'timestamp', 'timestamp must be a time such as 2026-01-31T12:00:00Z.'],
      [{ type: 'a', data: 1, origin: '' }, 'origin', 'origin must not be empty.'],
      [{ type: 'a', data: 1, originLicense: 5 }, 'originLicense', 'originLicense must be a text, not a number.'],
      [{ type: 'a', data: 1, changed: 'x' }, 'changed', 'changed must be a list, not a text.'],
      [{ type: 'a', data: 1, typo: 1 }, 'typo', 'The input has no field typo.'],
    ],
  ],
  [
    'POST',
    '/api/v1/messages/batch',
    [
      [null, undefined, 'The input must be a list, not null.'],
      [{}, undefined, 'The input must be a list, not an object.'],
      [[], undefined, 'The input must not be empty.'],
      [Array.from({ length: 1001 }, () => 1), undefined, 'The input may have at most 1000 entries.'],
    ],
  ],
  [
    'POST',
    '/api/v1/inboxes',
    [
      ...notAnObject,
      [{}, 'name', 'name is missing.'],
      [{ name: '' }, 'name', 'name: Give the inbox a name.'],
      [{ name: 'No Good' }, 'name', 'name: Use small letters, digits, - and _, for example demo.'],
      [{ name: 'a', scheme: 'rsa' }, 'scheme', WRONG_SCHEME],
      [{ name: 'a', secret: '' }, 'secret', 'secret must not be empty.'],
      [{ name: 'a', response: {} }, 'response.status', 'response.status is missing.'],
      [
        { name: 'a', response: { ...response, status: 99 } },
        'response.status',
        'response.status must be at least 200.',
      ],
      [
        { name: 'a', response: { ...response, contentType: 'é' } },
        'response.contentType',
        'response.contentType: Use printable ASCII characters only.',
      ],
      [{ name: 'a', typo: 1 }, 'typo', 'The input has no field typo.'],
    ],
  ],
  [
    'PATCH',
    '/api/v1/inboxes/demo',
    [
      ...notAnObject,
      [{ scheme: 5 }, 'scheme', WRONG_SCHEME],
      [{ response: 5 }, 'response', 'response must be an object, not a number.'],
      [{ typo: 1 }, 'typo', 'The input has no field typo.'],
    ],
  ],
  [
    'POST',
    '/api/v1/tokens',
    [
      ...notAnObject,
      [{ role: 'admin' }, 'name', 'name is missing.'],
      [{ name: '', role: 'admin' }, 'name', 'name: Give the token a name.'],
      [{ name: 'ci' }, 'role', 'role is missing; it must be one of admin, super-user or viewer.'],
      [{ name: 'ci', role: 'root' }, 'role', 'role must be one of admin, super-user or viewer.'],
      [{ name: 'ci', role: 'admin', tier: 'gold' }, 'tier', 'tier must be one of free, pro or api.'],
      [{ name: 'ci', role: 'admin', typo: 1 }, 'typo', 'The input has no field typo.'],
    ],
  ],
  [
    'POST',
    '/api/v1/sources',
    [
      ...notAnObject,
      [{}, 'kind', 'kind must be one of folder or redis-stream.'],
      [{ kind: 'folder', name: 'a' }, 'folder', 'folder is missing.'],
      [{ kind: 'folder', folder: { path: '/tmp' } }, 'name', 'name is missing.'],
      [{ kind: 'folder', name: 'a', folder: { path: 'tmp' } }, 'folder.path', 'The path tmp is not absolute.'],
      [
        { kind: 'folder', name: 'a', folder: { path: '/no/such/folder' } },
        'folder.path',
        'The folder /no/such/folder is not there. Create it, or connect its drive.',
      ],
      [
        { kind: 'folder', name: 'a', folder: { path: '/tmp', settleMs: 5 } },
        'folder.settleMs',
        'folder.settleMs must be at least 100.',
      ],
      [{ kind: 'redis-stream', name: 'a', stream: { url: 'redis://x' } }, 'stream.key', 'stream.key is missing.'],
      [
        { kind: 'redis-stream', name: 'a', stream: { url: 'http://x', key: 'k' } },
        'stream.url',
        'The address must begin with redis:// or rediss:// and name a host.',
      ],
      [{ kind: 'folder', name: 'a', folder: { path: '/tmp' }, typo: 1 }, 'typo', 'The input has no field typo.'],
    ],
  ],
  [
    'POST',
    '/api/v1/backend/requeue',
    [
      ...notAnObject,
      [{ ids: 'x' }, 'ids', 'ids must be a list, not a text.'],
      [{}, undefined, 'Give either ids or all.'],
    ],
  ],
  [
    'PUT',
    '/api/v1/cluster-properties',
    [
      ...notAnObject,
      [{}, 'text', 'text is missing.'],
      [{ text: 5 }, 'text', 'text must be a text, not a number.'],
      [{ text: 'x'.repeat(65_537) }, 'text', 'text may have at most 65536 characters.'],
      [{ text: '', typo: 1 }, 'typo', 'The input has no field typo.'],
    ],
  ],
  [
    'PATCH',
    '/api/v1/settings',
    [
      ...notAnObject,
      [{ backendEnabled: 'off' }, 'backendEnabled', 'backendEnabled must be true or false, not a text.'],
      [
        { eventTypeValidation: 'loud' },
        'eventTypeValidation',
        'eventTypeValidation must be one of off, warn or reject.',
      ],
      [{ typo: 1 }, 'typo', 'The input has no field typo.'],
    ],
  ],
  [
    'POST',
    '/services/admin/webhook',
    [
      ...notAnObject,
      [{}, 'name', 'name is missing.'],
      [{ ...assets, name: '' }, 'name', 'name: Give the webhook a name.'],
      [{ ...assets, url: null }, 'url', 'url must be a text, not null.'],
      [{ ...assets, url: 'x' }, 'url', 'The URL must begin with https:// or http:// and name a host.'],
      [{ ...assets, eventTypes: null }, 'eventTypes', 'eventTypes must be a list, not null.'],
      [{ ...assets, eventTypes: ['asset_x'] }, 'eventTypes', 'There is no event type asset_x.'],
      [{ ...assets, metadataToReturn: null }, 'metadataToReturn', 'metadataToReturn must be a list, not null.'],
      [{ ...assets, metadataToReturn: [''] }, 'metadataToReturn.0', 'metadataToReturn.0 must not be empty.'],
      [
        { ...assets, foldersAndQuery: { folders: 'x' } },
        'foldersAndQuery.folders',
        'foldersAndQuery.folders must be a list, not a text.',
      ],
      [
        { ...assets, foldersAndQuery: { folders: [], query: '(' } },
        'foldersAndQuery.query',
        'Query, character 2: expected a term or (, found the end.',
      ],
      [{ ...assets, enabled: 1 }, 'enabled', 'enabled must be true or false, not a number.'],
    ],
  ],
  [
    'PUT',
    '/services/admin/webhook/ASSETS',
    [
      ...notAnObject,
      [{ name: null }, 'name', 'name must be a text, not null.'],
      [{ eventTypes: null }, 'eventTypes', 'eventTypes must be a list, not null.'],
      [{ url: 'ftp://x' }, 'url', 'The URL must begin with https:// or http:// and name a host.'],
    ],
  ],
  ['POST', '/services/admin/webhook/ASSETS/generate-token', notAnObject],
]
