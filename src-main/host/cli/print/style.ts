import { styleText } from 'node:util'
import type { Terminal } from '../terminal.ts'

type Format = Parameters<typeof styleText>[0]

/** Paints text when standard output shows colours. */
export const style = (terminal: Terminal, format: Format, text: string): string =>
  terminal.colours ? styleText(format, text, { validateStream: false }) : text
