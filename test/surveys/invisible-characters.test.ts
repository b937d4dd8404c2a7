import { expect, test } from 'vitest'
import { PersonName } from '../../domain/kernel/personal.ts'
import { formOfAddress } from '../../domain/notices/form-of-address.ts'
import { readSurveySheet } from '../../domain/surveys/read-survey-sheet.ts'
import { encodeGb18030 } from './encode-gb18030.ts'
import { bytesOf, chineseHeads, csvOf, idBornOn, importDate, readingOf, row, tableOf } from './written-sheet.ts'

const id = idBornOn('1990-05-17')
const oneRow = tableOf([row()])

function between(text: string, mark: string): string {
  return `${mark}${Array.from(text).join(mark)}${mark}`
}

test.each([
  '\u200b',
  '\u200d',
  '\u200e',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u2069',
  '\u00ad',
  '\ufe0f',
  '\u{e0100}',
  '\u034f',
  '\u061c',
  '\u180e',
  '\u3164',
  '\u115f',
  '\uffa0',
  '\u2060',
  '\ufeff',
  '\u0001',
  '\u001f',
])('%j anywhere changes nothing', async (mark) => {
  const written = row({
    name: between('王建华', mark),
    nationalId: between(id, mark),
    phone: between('15400000001', mark),
    earliestDeparture: between('2027-03-01', mark),
  })
  const [, cells = []] = tableOf([written])
  const heads = chineseHeads.map((head) => (mark < ' ' ? head : between(head, mark)))
  // A file in which every second character is a control character is no text: those stand in the name alone.
  const table = mark < ' ' ? [heads, ...tableOf([row({ name: `王${mark}建华` })]).slice(1)] : [heads, cells]
  const { accepted, rejected } = await readingOf(bytesOf(csvOf(table)))
  expect(rejected).toEqual([])
  expect(accepted.map((one) => [one.name.reveal(), one.nationalId.reveal(), one.phone.reveal()])).toEqual([
    ['王建华', id, '15400000001'],
  ])
  expect(accepted[0]?.earliestDeparture).toBe('2027-03-01')
})

test.each([`="${id}"`, `\`${id}`, `\`${id}\``, `“${id}”`, `‘${id}’`, `'${id}'`, `’${id}`, `＂${id}＂`, `´${id}`])(
  'the ID %s is read without its marks',
  async (written) => {
    const quoted = await readingOf(bytesOf(csvOf(tableOf([row({ nationalId: written })]))))
    expect(quoted.accepted[0]?.nationalId.reveal()).toBe(id)
    const raw = csvOf(oneRow).replace(id, written)
    expect((await readingOf(bytesOf(raw))).accepted[0]?.nationalId.reveal()).toBe(id)
  },
)

test.each([
  ['a DOS end of file', Buffer.concat([bytesOf(csvOf(oneRow)), Buffer.from([0x1a])])],
  ['NUL up to the block', Buffer.concat([bytesOf(csvOf(oneRow)), Buffer.alloc(7)])],
  ['UTF-16LE without a mark', Buffer.from(csvOf(oneRow), 'utf16le')],
  ['UTF-16BE without a mark', Buffer.from(csvOf(oneRow), 'utf16le').swap16()],
])('%s is read', async (_, bytes) => {
  expect(await readingOf(bytes)).toMatchObject({ rows: 1, rejected: [] })
})

test.each([
  ['UTF-8', bytesOf],
  ['GB18030', encodeGb18030],
])('a damaged byte in %s is to be clarified in its row alone', async (_, encode) => {
  const rows = [row({ village: '@' }), row({ nationalId: idBornOn('1991-01-01') })]
  const bytes = encode(csvOf(tableOf(rows)))
  const reading = await readingOf(bytes.map((byte) => (byte === 0x40 ? 0xff : byte)))
  expect(reading.accepted.map(({ rowNumber }) => rowNumber)).toEqual([2, 3])
  expect(reading.toClarify).toMatchObject([{ rowNumber: 2, reason: 'invalid-value', columns: ['village'] }])
})

const others = Array.from({ length: 4 }, (_, index) => row({ nationalId: idBornOn('1991-01-01', index + 1) }))

test.each(['name', 'township', 'village', 'destinations', 'surveyor'] as const)(
  'a stray quotation mark that begins %s swallows nobody',
  async (column) => {
    const lines = csvOf(tableOf(others)).trimEnd().split('\n')
    const at = chineseHeads.indexOf(tableOf([row()])[0]?.[Object.keys(row()).indexOf(column)] ?? '')
    for (const strayLines of [[1], [1, 2], [1, 3], [4]]) {
      const stray = lines.map((line, index) =>
        strayLines.includes(index)
          ? line
              .split(',')
              .map((cell, place) => (place === at ? `"${cell}` : cell))
              .join(',')
          : line,
      )
      const result = await readSurveySheet(bytesOf(stray.join('\n')), { importDate })
      if ('refused' in result) {
        expect(result.detail).toMatch(/line \d/)
        continue
      }
      expect(result.rows).toBe(4)
      expect(JSON.stringify(result.accepted.map(({ village, surveyor }) => [village, surveyor]))).not.toMatch(/\d{11}/)
    }
  },
)

test('a stray mark that the quotes of a later row seem to close swallows nobody', async () => {
  const lines = csvOf(tableOf(others)).trimEnd().split('\n')
  const [heads = '', first = '', second = '', ...rest] = lines
  const broken = [heads, first.replace('李志明', '"李志明'), second.replace('王建华', '"王建华"'), ...rest]
  const { rows, accepted } = await readingOf(bytesOf(broken.join('\n')))
  expect([rows, accepted.length]).toEqual([4, 4])
})

test('a quoted cell over lines stays one cell, and so do heads', async () => {
  const table = tableOf([row({ village: '大坪村\n二组', destinations: '广东省,\n浙江省,\n上海市' })])
  table[0] = (table[0] ?? []).map((head) => (head === '期望月薪' ? '期望月薪\n（元）' : head))
  const { accepted } = await readingOf(bytesOf(csvOf(table)))
  expect(accepted).toMatchObject([{ minimumMonthlyWage: { minorUnits: 450_000 }, rowNumber: 2 }])
})

test.each([
  ['张 三', '张三', '张*'],
  ['　张　三　', '张三', '张*'],
  ['王建华（户主）', '王建华', '王*华'],
  ['王建华【本人】', '王建华', '王*华'],
  ['阿依•古丽', '阿依·古丽', '阿*丽'],
  ['阿依 ・ 古丽', '阿依·古丽', '阿*丽'],
  ['阿依‧古丽', '阿依·古丽', '阿*丽'],
  ['阿依．古丽', '阿依·古丽', '阿*丽'],
  ['王\ue863', '王䶮', '王*'],
])('the name %s is %s, greeted as %s', async (written, name, greeted) => {
  const { accepted } = await readingOf(bytesOf(csvOf(tableOf([row({ name: written })]))))
  expect(accepted[0]?.name.reveal()).toBe(name)
  expect(accepted[0] && formOfAddress(accepted[0].name)).toBe(greeted)
})

test('no mask prints a whole name', () => {
  for (const name of ['张', '张 三', '阿·依', '欧阳', '王建华']) {
    const whole = name.replace(/[\s·]/g, '')
    for (const masked of [formOfAddress(new PersonName(name)), new PersonName(name).masked]) {
      expect(masked.replace(/[*\s·]/g, '')).not.toBe(whole)
    }
  }
})
