import { expect, test } from 'vitest'
import { bytesOf, chineseHeads, csvOf, idBornOn, readingOf, readingOfRows, row, tableOf } from './written-sheet.ts'

test.each([
  ['合计', '', '35人'],
  ['', '合 计', '35'],
  ['小计：12人'],
  ['注：外出意愿一栏请如实填写'],
  ['（备注：以上信息已核对）'],
  ['审核人：', '', '填报日期：2027年2月10日'],
  ['填报单位（盖章）：以古镇'],
  ['负责人签字：'],
  chineseHeads,
])('a row %s … is no rejected person', async (...cells) => {
  const table = [...tableOf([row()]), cells]
  const reading = await readingOf(bytesOf(csvOf(table)))
  expect(reading).toMatchObject({ rows: 1, rejected: [], findings: { noPeople: [{ sheet: null, rowNumber: 3 }] } })
})

test('a printed sheet has its title and heads on every page, those too that nobody understands', async () => {
  const title = ['鲁甸县2027年外出务工意愿摸底表']
  const heads = [...chineseHeads, '家庭住址', '序 号']
  const person = (id: string) => [...(tableOf([row({ nationalId: id })])[1] ?? []), '沙坝村一组', '1']
  const again = [...chineseHeads.map((head) => `${head} `), '家庭住址', '序号']
  const table = [title, heads, person(idBornOn('1990-05-17', 1)), title, again, person(idBornOn('1990-05-18', 2))]
  const reading = await readingOf(bytesOf(csvOf(table)))
  const noPeople = [4, 5].map((rowNumber) => ({ sheet: null, rowNumber }))
  expect(reading).toMatchObject({ rows: 2, rejected: [], findings: { noPeople } })
  expect(reading.accepted).toHaveLength(2)
})

test('who has an ID or a phone is a person, whatever the name, and so is who has a name alone', async () => {
  const { rows, rejected } = await readingOfRows(
    row({ name: '合计' }),
    row({ name: '单位', nationalId: '' }),
    row({ name: '李四', nationalId: '', phone: '' }),
  )
  expect([rows, rejected.length]).toEqual([3, 2])
})

test('rows that may be one person are listed for a person to judge', async () => {
  const reading = await readingOfRows(
    row({ nationalId: idBornOn('1990-05-17', 1), phone: '15400000001' }),
    row({ nationalId: idBornOn('1990-05-17', 2), phone: '15400000002' }),
    row({ nationalId: idBornOn('1990-05-18', 3), phone: '15400000001' }),
    row({ name: '李四', nationalId: idBornOn('1990-05-17', 4), phone: '15400000001' }),
  )
  expect(reading.accepted).toHaveLength(4)
  expect(reading.findings.likelyDuplicates).toEqual([
    { sheet: null, rowNumber: 3, otherSheet: null, otherRowNumber: 2, same: 'birth-date' },
    { sheet: null, rowNumber: 4, otherSheet: null, otherRowNumber: 2, same: 'phone' },
  ])
})
