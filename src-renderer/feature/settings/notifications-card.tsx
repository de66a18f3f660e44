import { Bell } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'

const words: Record<NotificationPermission, string> = {
  default: 'The browser asks once.',
  granted: 'Allowed in this browser, also while this page is in the background.',
  denied: 'Refused in this browser: allow notifications for this page in its site settings.',
}

/** Asks the browser for notifications (R86). The desktop app has those of the system and needs no asking. */
export const NotificationsCard = () => {
  const offered = !window.hookbench && 'Notification' in window
  const [permission, setPermission] = useState(offered ? Notification.permission : 'denied')
  if (!offered) return null
  return (
    <Card title="Notifications">
      <div className="flex flex-col gap-2">
        <p className="text-muted">Hear of it when a rule disables a webhook. {words[permission]}</p>
        {permission === 'default' && (
          <div>
            <Button
              icon={<Bell size={14} aria-hidden />}
              onClick={() => void Notification.requestPermission().then(setPermission)}
            >
              Allow notifications
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
