const isMac = /mac/i.test(navigator.platform)
const NAMES: Record<string, string> = { mod: isMac ? '⌘' : 'Ctrl', Enter: '↵', ArrowUp: '↑', ArrowDown: '↓' }

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
