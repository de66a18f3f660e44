import { useQuery } from '@tanstack/react-query'
import { PanelLeft, Search } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { type PageEntry, pages } from '../../command/pages.ts'
import { isSidebarCollapsed, toggleSidebar } from '../../command/toggle-sidebar.ts'
import { cx } from '../../lib/class-names.ts'
import { useAway } from '../../lib/connection.ts'
import { formatCount } from '../../lib/format.ts'
import { paths } from '../../lib/router.ts'
import { rpc } from '../../lib/rpc.ts'
import { useUi } from '../../lib/ui-state.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Logo } from './logo.tsx'
import { NavLink } from './nav-link.tsx'
import { useUnread } from '../receiver/list/unread.ts'
import { MOST_UNREAD } from '../receiver/list/with-arrived.ts'
import { useOverlay } from './overlay.ts'

const onResize = (listener: () => void): (() => void) => {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

const useCollapsed = (): boolean => {
  const chosen = useUi(state => state.sidebarCollapsed)
  return useSyncExternalStore(onResize, () => isSidebarCollapsed(chosen, window.innerWidth))
}

/** What stands beside the name of a page. */
const useNotes = (): Record<string, string | undefined> => {
  const fresh = useUnread(state => Object.keys(state.inboxes).length)
  const known = useQuery(rpc.engine.status.queryOptions()).data?.totals
  const totals = useAway() ? undefined : known
  const count = (value: number | undefined): string | undefined => (value ? formatCount(value) : undefined)
  return {
    [paths.webhooks]: count(totals?.webhooks),
    [paths.activity]: count(totals?.deliveries),
    [paths.receiver]: fresh > 0 ? `${formatCount(fresh)}${fresh >= MOST_UNREAD ? '+' : ''} new` : undefined,
  }
}

export const Sidebar = () => {
  const collapsed = useCollapsed()
  const notes = useNotes()
  const links = (part: PageEntry['part']) =>
    pages
      .filter(page => page.part === part)
      .map(({ name, icon, path }) => (
        <NavLink
          key={path}
          name={name}
          icon={icon}
          href={path}
          collapsed={collapsed}
          note={notes[path]}
          lively={path === paths.receiver}
          exact={path === paths.home}
        />
      ))
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
        {links('main')}
        {collapsed ? <hr className="my-2 border-line" /> : <p className="mt-4 mb-1 px-2 text-faint">System</p>}
        {links('system')}
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
