import { Notification } from 'electron'
import type { AppWindow } from './app-window.ts'
import type { EngineProcess } from './engine-process.ts'

/** Shows what the engine has to tell as notifications of the system (R86); a click leads to the webhook. */
export const showNotices = (engine: EngineProcess, window: Pick<AppWindow, 'showWebhook'>): void => {
  // A collected notification forgets its click.
  const shown = new Set<Notification>()

  engine.onNotice(({ title, message, webhookId }) => {
    if (!Notification.isSupported()) return
    const notification = new Notification({ title, body: message })
    const forget = (): void => void shown.delete(notification)
    notification.once('click', () => {
      forget()
      window.showWebhook(webhookId)
    })
    notification.once('close', forget)
    shown.add(notification)
    notification.show()
  })
}
