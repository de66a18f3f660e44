/** A text of about so many bytes, made of many small ones. */
const fill = (bytes: number, part: (index: number) => string): string => {
  const parts: string[] = []
  for (let length = 0, index = 0; length < bytes; index++) {
    const next = part(index)
    parts.push(next)
    length += next.length + 1
  }
  return parts.join()
}

const BYTES = 10_400_000
const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** JSON, or nearly, that takes much to read; each with what it is. */
export const jsonTexts: [name: string, text: () => string][] = [
  ['a text of 10 MB', () => `"${'a'.repeat(BYTES)}"`],
  ['a text of quotes', () => `"${'\\"'.repeat(BYTES / 2)}"`],
  ['a text of backslashes', () => `"${'\\\\'.repeat(BYTES / 2)}"`],
  ['a text of escapes', () => `"${'\\u0061'.repeat(BYTES / 6)}"`],
  ['a text of halves of characters', () => `"${'\\ud800'.repeat(BYTES / 6)}"`],
  ['a text of marks upon one letter', () => `"a${'\u0316\u0301'.repeat(BYTES / 4)}"`],
  ['a text that does not end', () => `"${'a'.repeat(BYTES)}`],
  ['white space before a value', () => `${' '.repeat(BYTES)}1`],
  ['white space after a value', () => `1${' '.repeat(BYTES)}`],
  ['line ends after a value', () => `1${'\r\n'.repeat(BYTES / 2)}`],
  ['a name of 10 MB', () => `{"${'k'.repeat(BYTES)}":1}`],
  ['a name of 10 MB that is __proto__ in the end', () => `{"${'k'.repeat(BYTES)}__proto__":1}`],
  ['a million names', () => `{${fill(BYTES, index => `"k${index}":1`)}}`],
  ['a million names that are numbers', () => `{${fill(BYTES, index => `"${(index * 7919) % 100_000_007}":1`)}}`],
  ['one name a million times', () => `{${fill(BYTES, () => '"a":1')}}`],
  ['__proto__ a million times', () => `{${fill(BYTES, () => '"__proto__":{}')}}`],
  ['as many names as may be', () => `{"p":"${'x'.repeat(400_000)}",${fill(990_000, index => `"k${index}":1`)}}`],
  ['a million objects', () => `[${fill(BYTES, () => '{"a":1}')}]`],
  ['a million objects, none like another', () => `[${fill(BYTES, index => `{"a${index}":1}`)}]`],
  ['empty objects', () => `[${fill(BYTES, () => '{}')}]`],
  ['empty lists', () => `[${fill(BYTES, () => '[]')}]`],
  ['five million numbers', () => `[${fill(BYTES, () => '1')}]`],
  ['five million numbers and a large one', () => `[1e100,${fill(BYTES, () => '1')}]`],
  ['as many numbers as may be', () => `[${fill(980_000, () => '1')},"${'x'.repeat(BYTES - 1_000_000)}"]`],
  ['numbers with exponents', () => `[${fill(BYTES, index => `${index}e100`)}]`],
  ['1e400', () => '1e400'],
  ['-1e400 in a list', () => '[-1e400]'],
  ['a number of 10 MB', () => `1${'0'.repeat(BYTES)}`],
  ['a fraction of 10 MB', () => `0.${'1'.repeat(BYTES)}`],
  ['an exponent of 10 MB', () => `1e${'9'.repeat(BYTES)}`],
  ['512 levels', () => nested(512)],
  ['513 levels', () => nested(513)],
  ['100,000 levels', () => nested(100_000)],
  ['five million levels', () => nested(BYTES / 2)],
  ['levels that are never closed', () => '['.repeat(BYTES)],
  ['levels of objects', () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['500 levels again and again', () => `[${fill(BYTES, () => nested(500))}]`],
  ['commas', () => `[${','.repeat(BYTES)}]`],
  ['no JSON at the end', () => `[${fill(BYTES, () => '1')}`],
  ['a byte order mark in the middle', () => `[1,\uFEFF${'2'.repeat(1000)}]`],
  ['zero characters', () => '\0'.repeat(1_000_000)],
]
