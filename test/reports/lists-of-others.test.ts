import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EnterpriseLine } from '../../domain/reports/enterprise-line.ts'
import { columnsOf } from '../../domain/reports/list-column.ts'
import { readList } from '../../domain/reports/read-list.ts'
import { VacancyLine } from '../../domain/reports/vacancy-line.ts'
import { writeList } from '../../domain/reports/write-list.ts'

/** What people and programmes write: formulas, long numbers, quotation marks, line ends, apostrophes. */
const odd = fc.constantFrom(
  '=1+1',
  "'=1",
  "''",
  '+86',
  '530101199001011234',
  '说"要"，\n再办',
  'a,b',
  '\t',
  ' x ',
  '@a',
  '-',
  "o'clock",
)
const text = fc
  .oneof(fc.string({ minLength: 1, unit: 'grapheme' }), odd)
  .filter((one) => !one.includes('\u{feff}') && one.length > 0)
const number = fc.integer({ min: -1_000_000, max: 100_000_000 }).map((fen) => fen / 100)

/** Lines of any columns; those that only tell are read as none. */
function lineOf(schema: typeof VacancyLine | typeof EnterpriseLine) {
  const fields = columnsOf(schema).map(({ name, kind, isRequired, toldOnly }) => {
    const value: fc.Arbitrary<unknown> = kind === 'text' ? text : kind === 'number' ? number : fc.boolean()
    return [name, toldOnly ? fc.constant(null) : isRequired ? value : fc.option(value)] as const
  })
  return fc.record(Object.fromEntries(fields))
}

test.for(['csv', 'jsonl'] as const)(
  'a list in %s is read as it was written, whatever stands in its texts',
  (format) => {
    for (const schema of [VacancyLine, EnterpriseLine])
      fc.assert(
        fc.property(fc.array(lineOf(schema), { minLength: 1, maxLength: 5 }), fc.boolean(), (lines, bom) => {
          const written = writeList(schema, lines, { format, bom, heads: true })
          const { lines: read, problems } = readList(schema, written, format)
          expect(problems).toEqual([])
          expect(read.map(({ values }) => values)).toEqual(lines)
        }),
      )
  },
)

test('no cell begins like a formula', () => {
  fc.assert(
    fc.property(lineOf(EnterpriseLine), (line) => {
      const [, cells = ''] = writeList(EnterpriseLine, [line], { format: 'csv', bom: false, heads: true }).split('\r\n')
      expect(cells).not.toMatch(/(?:^|,)"?[=+\-@\t]/)
    }),
  )
})

test('a number of more than eleven digits stays a text, and a shorter one as it is', () => {
  const cell = (name: string) => {
    const line = { enterpriseCode: 'x', name, licenceSeen: null, standing: null, registeredAt: null }
    return writeList(EnterpriseLine, [line], { format: 'csv', bom: false, heads: false })
  }
  expect(cell('123456789012')).toContain("'123456789012")
  expect(cell('12345678901')).not.toContain("'")
})

test('pages one after the other are one file, with heads and BOM once', () => {
  const line = {
    enterpriseCode: '91110000101623741K',
    name: '华晟',
    licenceSeen: null,
    standing: null,
    registeredAt: null,
  }
  const first = writeList(EnterpriseLine, [line], { format: 'csv', bom: true, heads: true })
  const second = writeList(EnterpriseLine, [{ ...line, name: '顺达' }], { format: 'csv', bom: true, heads: false })
  const { lines } = readList<typeof line>(EnterpriseLine, first + second, 'csv')
  expect(lines.map(({ line: at, values: { name } }) => [at, name])).toEqual([
    [2, '华晟'],
    [3, '顺达'],
  ])
})

test('what is wrong is told by line and column, a cell of several lines counted', () => {
  const heads = '统一社会信用代码,企业名称,执照核验说明'
  const { problems } = readList(
    EnterpriseLine,
    `${heads}\n91110000101623741K,"华\n晟",\n,顺达,\n91110000101623741K,a,b,c\n`,
    'csv',
  )
  expect(problems.map(({ line, column }) => [line, column])).toEqual([
    [5, null],
    [4, 'enterpriseCode'],
  ])
  const unknown = readList(EnterpriseLine, '统一社会信用代码,名字\n', 'csv').problems
  expect(unknown.map(({ words }) => words.zh)).toEqual([
    '有1个表头不认识，请按数据交换页列出的各列填写表头。',
    '缺少表头：企业名称。',
  ])
  const json = readList(EnterpriseLine, '{"enterpriseCode":"91110000101623741K","name":7}\n[1]\n', 'jsonl').problems
  expect(json.map(({ line, column }) => [line, column])).toEqual([
    [2, null],
    [1, 'name'],
  ])
})
