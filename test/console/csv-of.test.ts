import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvOf } from '../../console/parts/csv-of.ts'

test('what a spreadsheet would run has an apostrophe before it, and everything else is as it was', () => {
  const cells = fc.array(
    fc.string().filter((text) => !text.includes('\u{feff}')),
    { minLength: 2, maxLength: 6 },
  )
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 5 }), (rows) => {
      const read = parse(csvOf(rows), { bom: true, relax_column_count: true, record_delimiter: '\r\n' }) as string[][]
      expect(read.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
        rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
      )
      for (const cell of read.flat()) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/)
    }),
  )
})

test('a reason with commas and quotes stays one cell', () => {
  expect(csvOf([['2026-03-02', '核对 "张三", 再办', '=1+1']])).toBe(
    '\u{feff}2026-03-02,"核对 ""张三"", 再办",\'=1+1\r\n',
  )
})
