import { expect, test } from 'vitest'
import { prettyXml } from '../../../../../../src-renderer/feature/receiver/body/pretty-xml.ts'

const lines = (text: string) => prettyXml(text).map(({ depth, text: line }) => '  '.repeat(depth) + line)

test('XML is laid out by its depth; an element that holds text only stays on one line', () => {
  expect(lines('<?xml version="1.0"?><a><b x="1">two</b><c/><d></d><!-- note --><e><f>1</f></e></a>')).toEqual([
    '<?xml version="1.0"?>',
    '<a>',
    '  <b x="1">two</b>',
    '  <c/>',
    '  <d></d>',
    '  <!-- note -->',
    '  <e>',
    '    <f>1</f>',
    '  </e>',
    '</a>',
  ])
})

test('broken XML loses nothing but white space', () => {
  const text = '</x><a><b>1<c></a> tail <'
  expect(lines(text).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
})
