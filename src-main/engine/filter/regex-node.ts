/** A regular expression, read. `char` looks at one character, `assert` at the place between two. */
export type RegexNode =
  | { kind: 'char'; test: (char: string) => boolean }
  | { kind: 'assert'; test: (chars: readonly string[], index: number) => boolean }
  | { kind: 'sequence' | 'choice'; parts: RegexNode[] }
  /** `max` may be Infinity. */
  | { kind: 'repeat'; part: RegexNode; min: number; max: number }
