import { type ReactNode, Suspense, useEffect } from 'react'
import { lazyPart } from '../../lib/lazy-part.ts'
import { Toaster } from 'sonner'
import { commands } from '../../command/index.ts'
import { listenForKeys } from '../../lib/hotkeys.ts'
import { resolveTheme } from '../../lib/theme.ts'
import { useUi } from '../../lib/ui-state.ts'
import { ConfirmHost } from '../../ui/confirm.tsx'
import { ReceiverDialogs } from '../receiver/actions/receiver-dialogs.tsx'
import { HeldBanner } from '../receiver/held/held-banner.tsx'
import { SecretDialogHost } from '../webhooks/secret-dialog.tsx'
import { EngineBanner } from './engine-banner.tsx'
import { useOverlay } from './overlay.ts'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { Sidebar } from './sidebar.tsx'
import { StatusBar } from './status-bar.tsx'

const Palette = lazyPart(() => import('./palette.tsx'))

const byKeys = new Map(commands.flatMap(command => (command.keys ? [[command.keys, command.run] as const] : [])))
byKeys.set('mod+k', () => useOverlay.setState(state => ({ open: state.open === 'palette' ? null : 'palette' })))

/** Sidebar, page and status bar, and what floats above them. */
export const Frame = ({ children }: { children: ReactNode }) => {
  const theme = useUi(state => state.theme)
  useEffect(() => listenForKeys(keys => byKeys.get(keys)), [])
  return (
    <div className="flex h-full flex-col">
      <EngineBanner />
      <HeldBanner />
      <div className="flex min-h-0 flex-1">
        <Sidebar />
        {children}
      </div>
      <StatusBar />
      <Suspense>
        <Palette />
      </Suspense>
      <ShortcutSheet />
      <ReceiverDialogs />
      <ConfirmHost />
      <SecretDialogHost />
      <Toaster theme={resolveTheme(theme)} position="bottom-right" offset={{ bottom: 38, right: 16 }} closeButton />
    </div>
  )
}
