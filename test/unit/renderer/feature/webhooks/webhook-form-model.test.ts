import { describe, expect, test } from 'vitest'
import {
  isCustomised,
  newForm,
  toCreate,
  toUpdate,
  webhookFormSchema,
} from '../../../../../src-renderer/feature/webhooks/webhook-form-model.ts'
import { profiles } from '../../../../../src-shared/profiles/index.ts'

describe('the webhook form', () => {
  const form = { ...newForm('netx'), name: 'DAM', url: 'https://ex.com/in' }

  test('R2, R8: a new form is enabled and holds every preset value of its profile', () => {
    expect(newForm('netx')).toMatchObject({ enabled: true, settings: profiles.netx.settings })
    expect(isCustomised(form)).toBe(false)
  })

  test('R3: a name is required, at most 150 characters', () => {
    expect(webhookFormSchema.safeParse(form).success).toBe(true)
    expect(webhookFormSchema.safeParse({ ...form, name: ' ' }).success).toBe(false)
    expect(webhookFormSchema.safeParse({ ...form, name: 'x'.repeat(151) }).success).toBe(false)
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
})
