import { addEventType } from './add-event-type.ts'
import { addInbox } from './add-inbox.ts'
import { addSource } from './add-source.ts'
import { addWebhook } from './add-webhook.ts'
import type { Command } from './command.ts'
import { copyReceiverAddress } from './copy-receiver-address.ts'
import { focusFilter } from './focus-filter.ts'
import { goActivity } from './go-activity.ts'
import { goAppLog } from './go-app-log.ts'
import { goBackend } from './go-backend.ts'
import { goCluster } from './go-cluster.ts'
import { goCompose } from './go-compose.ts'
import { goEventTypes } from './go-event-types.ts'
import { goHome } from './go-home.ts'
import { goReceiver } from './go-receiver.ts'
import { goSettings } from './go-settings.ts'
import { goSources } from './go-sources.ts'
import { goWebhooks } from './go-webhooks.ts'
import { sendFirstWebhook } from './send-first-webhook.ts'
import { showShortcuts } from './show-shortcuts.ts'
import { switchTheme } from './switch-theme.ts'
import { toggleSidebar } from './toggle-sidebar.ts'

/** Every command, in the palette's order. */
export const commands: Command[] = [
  goHome,
  goWebhooks,
  goActivity,
  goCompose,
  goSources,
  goEventTypes,
  goReceiver,
  goBackend,
  goAppLog,
  goCluster,
  goSettings,
  addWebhook,
  addInbox,
  addSource,
  addEventType,
  sendFirstWebhook,
  copyReceiverAddress,
  focusFilter,
  switchTheme,
  toggleSidebar,
  showShortcuts,
]
