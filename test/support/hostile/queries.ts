const repeat = (text: string, length = 3990): string => text.repeat(Math.floor(length / text.length))

/** What an asset event holds that makes queries work. */
export const hostileAsset = {
  assetId: 'a',
  path: `/${'a/'.repeat(2000)}x.jpg`,
  metadata: {
    ...Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`field${index}`, 'aaaa '.repeat(1000)])),
    marks: `a${'\u0316\u0301'.repeat(5000)}`,
    tags: Array.from({ length: 3000 }, (_, index) => `tag ${index}`),
    nested: { a: { b: { c: { d: { e: 'x' } } } } },
  },
}

/** Queries of foldersAndQuery that ask for very much. */
export const hostileQueries: [name: string, query: string, folders?: string[]][] = [
  ['2,000 words', repeat('b ')],
  ['800 words or others', repeat('b OR ').replace(/ OR $/, '')],
  ['2,000 words that must not be there', repeat('-b ')],
  ['words of one star', repeat('* ')],
  ['a word of 2,000 stars', repeat('a*')],
  ['stars at both ends', repeat('*a*b*c* ')],
  ['a star before every letter', `x${repeat('*a')}b`],
  ['a phrase of 4,000 characters', `"${repeat('aaaa ')}"`],
  ['a field that there is not', repeat('nope:x ')],
  ['every field', repeat('*:b ')],
  ['paths', repeat('path:*a*b ')],
  ['50 brackets in each other', `${'('.repeat(50)}a${')'.repeat(50)}`],
  ['1,900 brackets in each other', `${'('.repeat(1900)}a${')'.repeat(1900)}`],
  ['1,000 NOT', `${repeat('NOT ')}a`],
  ['4,000 minuses', `${'-'.repeat(3900)}a`],
  ['brackets that are never closed', '('.repeat(4000)],
  ['a quote that is never closed', `"${'a'.repeat(3900)}`],
  ['backslashes', '\\'.repeat(3999)],
  ['colons', ':'.repeat(3999)],
  ['4,001 characters', 'a'.repeat(4001)],
  ['10 MB', 'a '.repeat(5_000_000)],
  ['marks upon letters', repeat('a\u0316\u0301')],
  ['500 folders of stars', '', Array.from({ length: 500 }, () => '*/'.repeat(499))],
  ['500 folders of stars and letters', '', Array.from({ length: 500 }, () => `${'*a'.repeat(490)}b`)],
]
