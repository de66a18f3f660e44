import type { Locator, Page } from '@playwright/test'

/** What a person does again and again in the interface. */
export interface App {
  visit(page: string): Promise<void>
  /** Chooses an option of the select or combobox with this label. */
  choose(label: string, option: string): Promise<void>
  /** Opens the form of a new webhook and fills in its first fields; it is not created yet. */
  addWebhook(webhook: { name: string; url: string; profile?: string }): Promise<void>
  create(): Promise<void>
  /** The dialog that follows a create or a reset. */
  secretDialog: Locator
  /** What the dialog shows. */
  secret(): Promise<string>
  done(): Promise<void>
  /** Opens the detail of a webhook. */
  openWebhook(name: string): Promise<void>
  webhookRow(name: string): Locator
  /** Chooses from the action menu in the row of a webhook. */
  act(webhook: string, action: string): Promise<void>
  answer(button: string): Promise<void>
  /** Sends a system's sample event from Compose. */
  compose(system: string, event?: { type?: string; choose?: Record<string, string> }): Promise<void>
}

/** The interface in a page, in a person's words. */
export const createApp = (page: Page): App => {
  const secretDialog = page.getByRole('dialog', { name: 'Secret' })
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true })

  const visit = (name: string): Promise<void> =>
    page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: false }).click()

  const choose = async (label: string, option: string): Promise<void> => {
    await page.getByLabel(label, { exact: true }).click()
    await page.getByRole('option', { name: option }).first().click()
  }

  const webhookRow = (name: string): Locator =>
    page.getByRole('group', { name: 'Webhooks' }).getByRole('row').filter({ hasText: name })

  return {
    visit,
    choose,
    async addWebhook({ name, url, profile }) {
      await visit('Webhooks')
      await page.getByRole('button', { name: 'Add webhook' }).first().click()
      if (profile !== undefined) await choose('Profile', profile)
      await page.getByLabel('Name', { exact: true }).fill(name)
      await page.getByLabel('Endpoint URL', { exact: true }).fill(url)
    },
    create: () => button('Create').click(),
    secretDialog,
    secret: () => secretDialog.locator('code').first().innerText(),
    done: () => secretDialog.getByRole('button', { name: 'Done' }).click(),
    webhookRow,
    async openWebhook(name) {
      await visit('Webhooks')
      await webhookRow(name).click()
    },
    async act(webhook, action) {
      await webhookRow(webhook)
        .getByRole('button', { name: `Actions: ${webhook}` })
        .click()
      await page.getByRole('menuitem', { name: action }).click()
    },
    answer: name => page.getByRole('dialog').getByRole('button', { name, exact: true }).click(),
    async compose(system, { type, choose: chosen = {} } = {}) {
      await visit('Compose')
      await choose('System', system)
      if (type !== undefined) await choose('Event type', type)
      for (const [label, option] of Object.entries(chosen)) await choose(label, option)
      await button('Send event').click()
    },
  }
}
