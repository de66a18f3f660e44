import { toast } from 'sonner'
import type { Notice } from '../../../src-shared/model/notice.ts'
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

/** Tells a person at once what the engine has to say (R86): in the page, and outside of it when nobody looks at it. */
export const showNotice = (notice: Notice): void => {
  const { title, message, webhookId } = notice
  toast.error(title, {
    id: `notice-${webhookId}`,
    description: message,
    duration: Number.POSITIVE_INFINITY,
    action: { label: 'Show webhook', onClick: () => go(paths.webhook(webhookId)) },
  })
  showOutside(notice)
}
