import type { LucideIcon } from 'lucide-react'
import { Link } from 'wouter'
import { cx } from '../../lib/class-names.ts'
import { useHashLocation } from '../../lib/router.ts'

interface Props {
  name: string
  icon: LucideIcon
  href: string
  collapsed: boolean
  /** A count beside the name. */
  note?: string | undefined
  /** The note is news, not a total. */
  lively?: boolean
  exact?: boolean
}

export const NavLink = ({ name, icon: Icon, href, collapsed, note, lively = false, exact = false }: Props) => {
  const [location] = useHashLocation()
  const here = location === href || (!exact && location.startsWith(`${href}/`))
  return (
    <Link
      href={href}
      aria-label={collapsed ? name : undefined}
      aria-current={here ? 'page' : undefined}
      title={collapsed ? name : undefined}
      className={cx(
        'relative flex h-8 items-center gap-2.5 rounded-md transition-colors duration-100',
        collapsed ? 'justify-center' : 'px-2',
        here ? 'bg-selected font-semibold text-ink' : 'text-muted hover:bg-hover hover:text-ink',
      )}
    >
      <Icon size={15} aria-hidden className={cx('shrink-0', here && 'text-accent')} />
      {!collapsed && <span className="flex-1 truncate">{name}</span>}
      {!collapsed && note && (
        <span className={cx('text-xs font-normal tabular-nums', lively ? 'text-accent' : 'text-faint')}>{note}</span>
      )}
      {collapsed && note && lively && <span className="absolute top-1 right-1 size-1.5 rounded-full bg-accent" />}
    </Link>
  )
}
