import { toast } from 'sonner'
import type { Notice } from '../../../src-shared/model/notice.ts'
import { SECOND } from '../../../src-shared/time.ts'
import { go, paths } from '../../lib/router.ts'

/** Notifications of the browser, where a person allowed them; the desktop's shell shows its own. */
const showOutside = ({ title, message, webhookId }: Notice): void => {
  if (window.hookbench || !document.hidden || !('Notification' in window)) return
  if (Notification.permission !== 'granted') return
  const notification = new Notification(title, { body: message, tag: webhookId })
  notification.addEventListener('click', () => {
    window.focus()
    go(paths.webhook(webhookId))
    notification.close()
  })
}

/** Long enough to read; what it says stays at the webhook and in the app log. */
const SHOWN_MS = 10 * SECOND

/**
 * Tells a person at once what the engine has to say (R86): in the page, unless it shows that webhook anyway, and outside
 * of it when nobody looks at it.
 */
export const showNotice = (notice: Notice): void => {
  const { title, message, webhookId } = notice
  if (location.hash !== `#${paths.webhook(webhookId)}`) {
    toast.error(title, {
      id: `notice-${webhookId}`,
      description: message,
      duration: SHOWN_MS,
      action: { label: 'Show webhook', onClick: () => go(paths.webhook(webhookId)) },
    })
  }
  showOutside(notice)
}
