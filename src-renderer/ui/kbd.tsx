const isMac = /mac/i.test(navigator.platform)
const NAMES: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** The same as `aria-keyshortcuts` has it. */
export const ariaKeys = (keys: string): string =>
  keys
    .replace('mod', isMac ? 'Meta' : 'Control')
    .replace('shift', 'Shift')
    .replace('alt', 'Alt')
    .replace(/\+([a-z])$/, (_, letter: string) => `+${letter.toUpperCase()}`)

/** A key or a sequence: `mod+k`, `g w`, `?`. */
export const Kbd = ({ keys }: { keys: string }) => (
  <span className="inline-flex gap-1" aria-hidden>
    {keys.split(' ').map(part => (
      <kbd key={part} className="rounded-sm border border-line bg-panel px-1 text-[11px] leading-4 text-faint">
        {part
          .split('+')
          .map(key => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key))
          .join(isMac ? '' : ' ')}
      </kbd>
    ))}
  </span>
)
