/** Characters that would steer the terminal: C0 and C1 controls (not line feed and tab), and bidirectional overrides. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

const escape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Text from outside, safe to print: what would steer the terminal is shown as `\u001b`. */
export const visible = (text: string): string => text.replace(STEERING, escape)

/** The same on one line. */
export const visibleLine = (text: string): string => visible(text).replaceAll('\n', '\\n').replaceAll('\t', ' ')
