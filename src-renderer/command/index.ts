import { addEventType } from './add-event-type.ts'
import { addInbox } from './add-inbox.ts'
import { addSource } from './add-source.ts'
import { addWebhook } from './add-webhook.ts'
import type { Command } from './command.ts'
import { copyReceiverAddress } from './copy-receiver-address.ts'
import { focusFilter } from './focus-filter.ts'
import { goToPage } from './pages.ts'
import { openSession } from './open-session.ts'
import { sendFirstWebhook } from './send-first-webhook.ts'
import { sendSample } from './send-sample.ts'
import { showShortcuts } from './show-shortcuts.ts'
import { switchTheme } from './switch-theme.ts'
import { toggleSidebar } from './toggle-sidebar.ts'

/** Every command, in the palette's order. */
export const commands: Command[] = [
  ...goToPage,
  addWebhook,
  addInbox,
  addSource,
  addEventType,
  sendFirstWebhook,
  sendSample,
  openSession,
  copyReceiverAddress,
  focusFilter,
  switchTheme,
  toggleSidebar,
  showShortcuts,
]
