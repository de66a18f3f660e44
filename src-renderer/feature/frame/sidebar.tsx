import { useQuery } from '@tanstack/react-query'
import { PanelLeft, Search } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import type { Command } from '../../command/command.ts'
import { goActivity } from '../../command/go-activity.ts'
import { goAppLog } from '../../command/go-app-log.ts'
import { goBackend } from '../../command/go-backend.ts'
import { goCluster } from '../../command/go-cluster.ts'
import { goCompose } from '../../command/go-compose.ts'
import { goEventTypes } from '../../command/go-event-types.ts'
import { goHome } from '../../command/go-home.ts'
import { goReceiver } from '../../command/go-receiver.ts'
import { goSettings } from '../../command/go-settings.ts'
import { goSources } from '../../command/go-sources.ts'
import { goWebhooks } from '../../command/go-webhooks.ts'
import { isSidebarCollapsed, toggleSidebar } from '../../command/toggle-sidebar.ts'
import { cx } from '../../lib/class-names.ts'
import { formatCount } from '../../lib/format.ts'
import { paths } from '../../lib/router.ts'
import { rpc } from '../../lib/rpc.ts'
import { useUi } from '../../lib/ui-state.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Logo } from './logo.tsx'
import { NavLink } from './nav-link.tsx'
import { useOverlay } from './overlay.ts'

const onResize = (listener: () => void): (() => void) => {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

const useCollapsed = (): boolean => {
  const chosen = useUi(state => state.sidebarCollapsed)
  return useSyncExternalStore(onResize, () => isSidebarCollapsed(chosen, window.innerWidth))
}

const link = (command: Command, href: string) => ({ name: command.title, icon: command.icon, href })

export const Sidebar = () => {
  const collapsed = useCollapsed()
  const seen = useUi(state => state.seenCaptures)
  const totals = useQuery(rpc.engine.status.queryOptions()).data?.totals
  const fresh = Math.max(0, (totals?.captures ?? 0) - seen)
  const count = (value: number | undefined): string | undefined => (value ? formatCount(value) : undefined)
  return (
    <aside
      aria-label="Sidebar"
      className={cx(
        'flex shrink-0 flex-col gap-0.5 border-r border-line bg-sidebar p-2.5',
        collapsed ? 'w-13' : 'w-55',
      )}
    >
      <div className={cx('mb-3 flex h-8 items-center gap-2', collapsed ? 'flex-col' : 'pl-2')}>
        <Logo />
        {!collapsed && <span className="flex-1 font-semibold">Hookbench</span>}
        {!collapsed && (
          <IconButton label="Collapse the sidebar" icon={<PanelLeft size={15} />} onClick={toggleSidebar.run} />
        )}
      </div>
      <nav aria-label="Pages" className="flex flex-col gap-0.5">
        <NavLink {...link(goHome, paths.home)} collapsed={collapsed} exact />
        <NavLink {...link(goWebhooks, paths.webhooks)} collapsed={collapsed} note={count(totals?.webhooks)} />
        <NavLink {...link(goActivity, paths.activity)} collapsed={collapsed} note={count(totals?.deliveries)} />
        <NavLink {...link(goCompose, paths.compose)} collapsed={collapsed} />
        <NavLink {...link(goSources, paths.sources)} collapsed={collapsed} />
        <NavLink {...link(goEventTypes, paths.eventTypes)} collapsed={collapsed} />
        <NavLink
          {...link(goReceiver, paths.receiver)}
          collapsed={collapsed}
          note={fresh > 0 ? `${formatCount(fresh)} new` : undefined}
          lively
        />
        {collapsed ? <hr className="my-2 border-line" /> : <p className="mt-4 mb-1 px-2 text-faint">System</p>}
        <NavLink {...link(goBackend, paths.backend)} collapsed={collapsed} />
        <NavLink {...link(goAppLog, paths.appLog)} collapsed={collapsed} />
        <NavLink {...link(goCluster, paths.cluster)} collapsed={collapsed} />
        <NavLink {...link(goSettings, paths.settings)} collapsed={collapsed} />
      </nav>
      <div className="flex-1" />
      {collapsed && (
        <IconButton label="Expand the sidebar" icon={<PanelLeft size={15} />} onClick={toggleSidebar.run} />
      )}
      <button
        type="button"
        aria-label={collapsed ? 'Search or run' : undefined}
        onClick={() => useOverlay.setState({ open: 'palette' })}
        className={cx(
          'flex h-8 items-center rounded-md text-faint transition-colors duration-100 hover:bg-hover hover:text-ink',
          collapsed ? 'justify-center' : 'justify-between px-2',
        )}
      >
        {collapsed ? <Search size={15} aria-hidden /> : 'Search or run…'}
        {!collapsed && <Kbd keys="mod+k" />}
      </button>
    </aside>
  )
}
