/** A hook in a rounded square. */
export const Logo = () => (
  <svg viewBox="0 0 32 32" className="size-[18px] shrink-0" aria-hidden>
    <rect width="32" height="32" rx="8" fill="var(--c-accent)" />
    <path
      d="M10 8v8a6 6 0 0 0 12 0v-5m-3.5 3.5L22 11l3.5 3.5"
      fill="none"
      stroke="var(--c-on-accent)"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
