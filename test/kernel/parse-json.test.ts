import { expect, test } from 'vitest'
import { parseJson } from '../../domain/kernel/parse-json.ts'

const order = '{"post":"普工 \\uFEFF"}'
const read = { post: '普工 \uFEFF' }
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))

test.each<[string, string | Uint8Array]>([
  ['as a text', order],
  ['as a text with a mark', `\uFEFF${order}`],
  ['as bytes', Buffer.from(order)],
  ['as bytes with a mark', Buffer.from(`\uFEFF${order}`)],
  ['as Windows PowerShell writes it', utf16(`\uFEFF${order}`)],
  ['in UTF-16 of the other order', new Uint8Array(Buffer.from(utf16(`\uFEFF${order}`)).swap16())],
])('JSON is read %s', (_, written) => expect(parseJson(written)).toEqual(read))

test.each<[string, string | Uint8Array]>([
  ['nothing', ''],
  ['a mark alone', '\uFEFF'],
  ['two marks', `\uFEFF\uFEFF${order}`],
  ['half of it', '{"post":'],
  ['GBK, which would be read as question marks', new Uint8Array([0x22, 0xc6, 0xd5, 0xb9, 0xa4, 0x22])],
])('%s is not JSON', (_, written) => expect(() => parseJson(written)).toThrow())
