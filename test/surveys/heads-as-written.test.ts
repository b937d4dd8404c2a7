import { expect, test } from 'vitest'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { columnOfHead, nearestHead } from '../../domain/surveys/column-of-head.ts'
import { readSurveySheet } from '../../domain/surveys/read-survey-sheet.ts'
import { bytesOf, chineseHeads, csvOf, importDate, readingOf, row, tableOf } from './written-sheet.ts'

test.each([
  ['身份证号码', 'nationalId'],
  ['公民身份号码', 'nationalId'],
  ['手机号码', 'phone'],
  ['联系电话', 'phone'],
  ['联系电话（备用）', 'secondPhone'],
  ['县（区）', 'countyCode'],
  ['县(市、区)', 'countyCode'],
  ['乡（镇）', 'township'],
  ['村/社区', 'village'],
  ['是否有外出务工意愿', 'willing'],
  ['期望月薪/元', 'minimumMonthlyWage'],
  ['期望月薪\n（元/月）', 'minimumMonthlyWage'],
  ['意向省份【可多选】', 'destinations'],
  ['意向省份〔可多选〕', 'destinations'],
  ['可出发时间', 'earliestDeparture'],
  ['1.姓名*', 'name'],
  ['姓  名', 'name'],
  ['户主姓名', undefined],
  ['性别', undefined],
] as const)('the head %j is of %s', (head, column) => {
  expect(columnOfHead(head)).toBe(column)
})

const [, cells = []] = tableOf([row()])

function withHead(from: string, to: string): string[][] {
  return [chineseHeads.map((head) => (head === from ? to : head)), cells]
}

test('heads that were not understood are listed with the nearest known one, and personal ones are not', async () => {
  const table = withHead('技能', '会什么手艺').map((line, index) => [
    ...line,
    ...(index === 0 ? ['性别', '期待月薪水'] : ['', '']),
  ])
  expect((await readingOf(bytesOf(csvOf(table)))).findings.unknownHeads).toEqual([
    { sheet: null, head: '会什么手艺', nearest: null },
    { sheet: null, head: '期待月薪水', nearest: '期望月薪' },
  ])
})

test.each([
  ['是否党员', null],
  ['家庭人口', null],
  ['劳动力类型', null],
  ['银行卡号', null],
  ['是否退役军人', null],
  ['身份证吗', '身份证号'],
  ['联系电活', '手机号'],
  ['是否脱平人口', null],
  ['优先资格单独统一', '优先资格单独同意'],
])('the head nearest to %s is %s', (head, nearest) => expect(nearestHead(head)).toBe(nearest))

test('what lacks a required head is told in both languages, with the heads and the template', async () => {
  const at = chineseHeads.indexOf('手机号')
  const refusal = await readSurveySheet(bytesOf(csvOf([chineseHeads, cells].map((line) => line.toSpliced(at, 1)))), {
    importDate,
  })
  const { zh: chinese, en: english } = isRefusal(refusal) ? refusal.words : { zh: '', en: '' }
  expect(chinese).toMatch(/缺少：手机号.*可识别的表头：姓名、.*GET \/v1\/surveys\/template\.xlsx/)
  expect(english).toMatch(/lack “手机号” \(phone\).*Known heads: name, .*GET \/v1\/surveys\/template\.xlsx/)
})

test('heads may stand in two rows, grouped above', async () => {
  const group = chineseHeads.map((head) => (head === '期望月薪' ? '期望' : ''))
  const below = chineseHeads.map((head) => (head === '期望月薪' ? '月薪（元）' : head === '意向省份' ? '省份' : head))
  const upperOnly = chineseHeads.map((head) => (head === '姓名' ? '姓名' : (group[chineseHeads.indexOf(head)] ?? '')))
  const lower = below.map((head) => (head === '姓名' ? '' : head))
  for (const heads of [
    [group, below],
    [upperOnly, lower],
  ]) {
    const { accepted } = await readingOf(bytesOf(csvOf([['摸底调查表'], ...heads, cells])))
    expect(accepted).toMatchObject([
      { minimumMonthlyWage: { minorUnits: 450_000 }, destinations: ['广东省', '浙江省'] },
    ])
  }
})

test('the unit of a head counts', async () => {
  const table = withHead('期望月薪', '期望月薪（万元）').map((line, index) =>
    index === 0 ? line : line.map((cell) => (cell === '4500' ? '0.45' : cell)),
  )
  expect((await readingOf(bytesOf(csvOf(table)))).accepted[0]?.minimumMonthlyWage?.minorUnits).toBe(450_000)
})

test('the county of the upload stands in for a missing column, and for no blank cell', async () => {
  const at = chineseHeads.indexOf('县区代码')
  const without = [chineseHeads, cells].map((line) => line.toSpliced(at, 1))
  const options = { importDate, countyOfUpload: '530627' }
  const reading = await readSurveySheet(bytesOf(csvOf(without)), options)
  expect(reading).toMatchObject({ accepted: [{ countyCode: '530627' }] })
  const blank = [chineseHeads, cells.with(at, '')]
  expect(await readSurveySheet(bytesOf(csvOf(blank)), options)).toMatchObject({
    rejected: [{ reason: 'missing-field', columns: ['countyCode'] }],
  })
  const refusal = await readSurveySheet(bytesOf(csvOf(without)), { importDate })
  expect(isRefusal(refusal) && refusal.words).toMatchObject({
    zh: expect.stringContaining('缺少：县区代码'),
    en: expect.stringContaining('lack “县区代码” (countyCode)'),
  })
})

test('two columns of telephones are two numbers', async () => {
  const table = withHead('备用联系电话', '联系电话')
  const written = table.map((line, index) => (index === 0 ? line : line.with(3, '15400000002')))
  const { accepted } = await readingOf(bytesOf(csvOf(written)))
  expect([accepted[0]?.phone.reveal(), accepted[0]?.secondPhone?.reveal()]).toEqual(['15400000001', '15400000002'])
})
