import { describe, expect, test } from 'vitest'
import {
  draftOf,
  formOf,
  isCustomised,
  newForm,
  resetToPreset,
  settingsOf,
  toCreate,
  toUpdate,
  type WebhookForm,
  webhookFormSchema,
} from '../../../../../src-renderer/feature/webhooks/webhook-form-model.ts'
import {
  type ProfileName,
  profileNames,
  type Webhook,
  webhookCreateSchema,
  webhookUpdateSchema,
} from '../../../../../src-shared/model/webhook.ts'
import { profiles } from '../../../../../src-shared/profiles/index.ts'

const filled = (profile: ProfileName, change: Partial<WebhookForm> = {}): WebhookForm => ({
  ...newForm(profile),
  name: 'Hook',
  url: 'https://ex.com/in',
  ...change,
})

const line = (name: string, value: string, secret = false): WebhookForm['headers'][number] => ({ name, value, secret })

const withSettings = (form: WebhookForm, change: Partial<WebhookForm['settings']>): WebhookForm => ({
  ...form,
  settings: { ...form.settings, ...change },
})

const problems = (form: WebhookForm): Record<string, string> =>
  Object.fromEntries(
    (webhookFormSchema.safeParse(form).error?.issues ?? []).map(issue => [issue.path.join('.'), issue.message]),
  )

describe('the webhook form', () => {
  const form = { ...newForm('netx'), name: 'DAM', url: 'https://ex.com/in' }

  test('R2, R8: a new form is enabled and holds every preset value of its profile', () => {
    for (const profile of profileNames) {
      expect(newForm(profile)).toMatchObject({ enabled: true, settings: profiles[profile].settings })
      expect(isCustomised(filled(profile))).toBe(false)
    }
  })

  test('R3: a name is required, at most 150 characters', () => {
    expect(webhookFormSchema.safeParse(form).success).toBe(true)
    expect(webhookFormSchema.safeParse({ ...form, name: ' ' }).success).toBe(false)
    expect(webhookFormSchema.safeParse({ ...form, name: 'x'.repeat(151) }).success).toBe(false)
    for (const name of ['two\nlines', 'red \u001b[31m', 'a\0b'])
      expect(webhookFormSchema.safeParse({ ...form, name }).success).toBe(false)
  })

  test('R8: a create sends only what differs from the preset', () => {
    const edited = { ...form, settings: { ...form.settings, timeoutMs: 3000 } }
    expect(isCustomised(edited)).toBe(true)
    const { eventTypes, ...own } = toCreate(edited)
    expect(eventTypes).toEqual(['asset.create'])
    expect(own).toEqual({ name: 'DAM', url: form.url, profile: 'netx', enabled: true, timeoutMs: 3000 })
  })

  test('R11: a save sends changed fields only', () => {
    expect(toUpdate(form, form)).toEqual({})
    expect(toUpdate({ ...form, name: 'New', enabled: false }, form)).toEqual({ name: 'New', enabled: false })
    expect(toUpdate({ ...newForm('standard'), name: 'DAM', url: form.url, eventTypes: form.eventTypes }, form)).toEqual(
      {
        profile: 'standard',
      },
    )
  })

  test('R8: an untouched form of every profile creates and changes nothing but its own fields', () => {
    for (const profile of profileNames) {
      const own = { name: 'Hook', url: 'https://ex.com/in', profile, enabled: true }
      expect(toCreate(filled(profile))).toEqual({ ...own, eventTypes: profiles[profile].eventTypes })
      expect(toUpdate(filled(profile), filled(profile))).toEqual({})
    }
  })

  test('R8: reset to preset restores every rule and keeps what the webhook filters', () => {
    const { filter } = profiles.woodwing.settings
    const edited = withSettings(filled('woodwing', { headers: [line('X-A', '1')] }), {
      timeoutMs: 1,
      maxRedirects: 3,
      filter: { ...filter, metadataToReturn: ['status'] },
    })
    expect(isCustomised(edited)).toBe(true)
    const reset = resetToPreset(edited)
    expect(isCustomised(reset)).toBe(false)
    expect(reset.headers).toEqual([])
    expect(toCreate(reset)).toMatchObject({ filter: { ...filter, metadataToReturn: ['status'] } })
    expect(toCreate(reset)).not.toHaveProperty('timeoutMs')
  })

  test('R42, R43, R44: a woodwing form sends its filter whole, and no secret', () => {
    const filter = {
      ...profiles.woodwing.settings.filter,
      metadataToReturn: ['status'],
      triggerMetadataFields: ['filename'],
      foldersAndQuery: { folders: ['/Demo Zone'], query: 'filename:a*' },
    }
    const assets = withSettings(filled('woodwing', { eventTypes: ['asset_create'] }), { filter })
    const body = toCreate(assets)
    expect(body).toEqual({
      name: 'Hook',
      url: 'https://ex.com/in',
      profile: 'woodwing',
      enabled: true,
      eventTypes: ['asset_create'],
      filter,
    })
    expect(webhookCreateSchema.safeParse(body).success).toBe(true)
    expect(isCustomised(assets)).toBe(false)
    expect(toUpdate(assets, filled('woodwing', { eventTypes: ['asset_create'] }))).toEqual({ filter })
  })

  test('R39: a woodwing form without any event type can be saved', () => {
    expect(problems(filled('woodwing'))).toEqual({})
  })

  test('R23: a hedge form sends no secret', () => {
    expect(toCreate(filled('hedge', { secret: 'left over' }))).not.toHaveProperty('secret')
  })
})

describe('the webhook form of NetBox', () => {
  const ticked = filled('netbox', { eventTypes: ['created'] })

  test('R17: it is refused with no event type', () => {
    expect(problems(filled('netbox'))).toEqual({
      eventTypes: 'You must select at least one type: create, update, and/or delete.',
    })
    expect(problems(ticked)).toEqual({})
  })

  test('R22: its secret is typed, optional, at most 255 characters, and can be taken away', () => {
    const secret = 'LOOKATMEIMASECRETSTRING'
    expect(toCreate(ticked)).not.toHaveProperty('secret')
    expect(toCreate({ ...ticked, secret })).toMatchObject({ secret })
    expect(problems({ ...ticked, secret: 'x'.repeat(256) })).toHaveProperty('secret')
    expect(toUpdate({ ...ticked, secret: '' }, { ...ticked, secret })).toEqual({ secret: '' })
    expect(toUpdate({ ...ticked, secret }, { ...ticked, secret })).toEqual({})
  })

  test('R17, R46, R47: object types, conditions and headers become settings', () => {
    const conditions = { attr: 'status', value: 'active' }
    const typed = withSettings(
      {
        ...ticked,
        headers: [line('X-Team', 'storage'), line('', ' '), line(' X-Id', '7 ')],
        conditions: JSON.stringify(conditions),
      },
      {
        filter: { ...ticked.settings.filter, objectTypes: ['site'] },
        contentType: 'application/x-www-form-urlencoded',
      },
    )
    const body = toCreate(typed)
    expect(body).toMatchObject({
      contentType: 'application/x-www-form-urlencoded',
      headers: [
        ['X-Team', 'storage'],
        ['X-Id', '7'],
      ],
      filter: { objectTypes: ['site'], conditions },
    })
    expect(webhookCreateSchema.safeParse(body).success).toBe(true)
    expect(webhookUpdateSchema.safeParse(toUpdate(typed, ticked)).success).toBe(true)
    expect(toUpdate({ ...typed, headers: [], conditions: '' }, typed)).toEqual({
      headers: [],
      filter: { ...typed.settings.filter, conditions: null },
    })
  })

  test('R46, R47: what cannot be read is refused at its field, in words', () => {
    const headerProblem = (...headers: WebhookForm['headers']) => problems({ ...ticked, headers }).headers
    expect(headerProblem(line('X-Ok', '1'), line('', 'nonsense'))).toMatch(/^A header without a name: /)
    expect(headerProblem(line('Bad name', '1'))).toBe('Bad name: That is not a header name.')
    expect(headerProblem(line('X-Ok', 'ümlaut'))).toBe('X-Ok: Use printable ASCII characters only.')
    expect(headerProblem(line('X-Hook-Signature', '1'))).toContain('is the signature’s')
    expect(headerProblem(line('Content-Length', '1'))).toContain('belongs to the connection')
    expect(headerProblem(line('X-Ok', ''))).toBeUndefined()
    expect(problems({ ...ticked, conditions: '{"attr"' })).toHaveProperty('conditions')
    expect(problems({ ...ticked, conditions: '[]' })).toHaveProperty('conditions')
  })

  test('R47: a CA file is refused while SSL verification is off', () => {
    const tls = { verify: false, trustLocalCa: false, caFile: '/ca.pem' }
    expect(problems(withSettings(ticked, { tls }))).toEqual({
      'settings.tls.caFile': 'Do not specify a CA certificate file if SSL verification is disabled.',
    })
    expect(problems(withSettings(ticked, { tls: { ...tls, verify: true } }))).toEqual({})
  })

  test('R11: a saved webhook opens as the form that made it', () => {
    const typed = {
      ...ticked,
      secret: 's3cret',
      headers: [line('X-Team', 'storage')],
      conditions: '{\n  "attr": "a"\n}',
    }
    const webhook: Webhook = {
      ...settingsOf(typed),
      id: 'whk_1',
      number: 1,
      name: typed.name,
      url: typed.url,
      profile: typed.profile,
      eventTypes: typed.eventTypes,
      enabled: true,
      secret: 's3cret',
      hasSecret: true,
      customised: true,
      disabled: null,
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:00.000Z',
      publicKey: null,
      health: { queued: 0, scheduled: 0, inFlight: 0, sent: 0, failed: 0, lastDelivery: null },
    }
    const opened = formOf(webhook)
    expect({ ...opened, settings: settingsOf(opened) }).toEqual({ ...typed, settings: settingsOf(typed) })
    expect(toUpdate(opened, opened)).toEqual({})
  })

  test('invariant 6: a kept value stays behind its mask until it is replaced, and marks travel with the list', () => {
    const kept = { ...ticked, headers: [line('X-Key', '•••', true), line('X-Team', '•••', true)] }
    expect(problems(kept)).toEqual({})
    expect(toUpdate(kept, kept)).toEqual({})
    const replaced = { ...kept, headers: [line('X-Key', 'new', true), line('X-Team', 'open')] }
    expect(toUpdate(replaced, kept)).toEqual({
      headers: [
        ['X-Key', 'new'],
        ['X-Team', 'open'],
      ],
      secretHeaders: ['X-Key'],
    })
    expect(problems({ ...kept, headers: [line('X-Key', '', true)] }).headers).toBe('Type the value of X-Key.')
  })

  test('invariant 6: what is kept while the form is away holds no secret', () => {
    const headers = [
      line('Authorization', 'Bearer x'),
      line('X-Mine', 'mine', true),
      line('X-Key', '•••'),
      line('X', 'y'),
    ]
    const draft = draftOf({ ...ticked, secret: 's3cret', headers })
    expect(JSON.stringify(draft)).not.toMatch(/s3cret|Bearer|mine"/)
    expect(draft.headers.map(({ value }) => value)).toEqual(['', '', '•••', 'y'])
  })

  test('a secret of one’s own is sent when one is typed, in the form that the profile asks for', () => {
    const own = { ...filled('netx'), secret: 'token-of-before' }
    expect(toCreate(own)).toMatchObject({ secret: 'token-of-before' })
    expect(toUpdate(own, filled('netx'))).toEqual({ secret: 'token-of-before' })
    expect(toUpdate(filled('netx'), filled('netx'))).toEqual({})
    expect(problems({ ...own, secret: 'a b' }).secret).toMatch(/^A token is/)
    expect(problems({ ...filled('standard'), secret: 'mine' }).secret).toContain('whsec_')
    expect(toCreate({ ...filled('hedge'), secret: 'mine' })).not.toHaveProperty('secret')
  })
})
