import { expect, test } from 'vitest'
import { yuan } from '../../domain/kernel/money.ts'
import type { SurveyFactName } from '../../domain/surveys/survey-facts.ts'
import { outcomeOf } from '../../domain/surveys/survey-outcome.ts'
import { idBornOn, importDate, readingOfRows, row, type WrittenRow } from './written-sheet.ts'

async function accepted(written: Partial<WrittenRow>) {
  const { accepted, rejected } = await readingOfRows(row(written))
  expect(rejected).toEqual([])
  return accepted[0]
}

async function rejection(written: Partial<WrittenRow>) {
  const { rejected } = await readingOfRows(row(written))
  return rejected[0] && { reason: rejected[0].reason, columns: rejected[0].columns }
}

test('a good row is read to the last cell', async () => {
  const read = await accepted({ secondPhone: '15400000002', companionGroup: '大坪1组' })
  expect(read?.name.reveal()).toBe('王建华')
  expect(read?.nationalId.reveal()).toBe(idBornOn('1990-05-17'))
  expect(read?.phone.reveal()).toBe('15400000001')
  expect(read?.secondPhone?.reveal()).toBe('15400000002')
  expect(read).toMatchObject({
    rowNumber: 2,
    birthDate: '1990-05-17',
    countyCode: '530627',
    township: '以古镇',
    village: '大坪村',
    skills: ['焊工', '电工'],
    minimumMonthlyWage: yuan(4500),
    destinations: ['广东省', '浙江省'],
    earliestDeparture: '2027-03-01',
    priorityPolicy: null,
    priorityUntil: null,
    priorityConsent: false,
    isUncertified: false,
    companionGroup: '大坪1组',
    willing: 'willing',
    consent: true,
    surveyDate: '2027-02-10',
    surveyor: '李志明',
  })
})

test('where nothing was asked nothing is presumed but that any offer may be made', async () => {
  const read = await accepted({
    township: '',
    village: '无',
    skills: '',
    minimumMonthlyWage: '',
    destinations: '',
    earliestDeparture: '',
    priorityPolicy: '',
    priorityUntil: '',
    priorityConsent: '',
    surveyDate: '',
    surveyor: '',
  })
  expect(read).toMatchObject({
    secondPhone: null,
    township: null,
    village: null,
    skills: [],
    minimumMonthlyWage: null,
    destinations: 'any',
    earliestDeparture: null,
    priorityPolicy: null,
    priorityUntil: null,
    priorityConsent: false,
    companionGroup: null,
    surveyDate: importDate,
    surveyor: null,
  })
})

test('a person who is not willing, undecided or without consent is kept as a survey fact', async () => {
  expect(await accepted({ willing: '不愿意' })).toMatchObject({ willing: 'not-willing' })
  expect(await accepted({ willing: '未定' })).toMatchObject({ willing: 'undecided' })
  expect(await accepted({ consent: '否' })).toMatchObject({ willing: 'willing', consent: false })
})

test.each([
  ['是', true],
  ['YES', true],
  ['true', true],
  ['1', true],
  ['否', false],
  ['No', false],
  ['FALSE', false],
  ['０', false],
])('%s is an answer to a yes-or-no question', async (written, answer) => {
  expect(await accepted({ consent: written, priorityConsent: written })).toMatchObject({
    consent: answer,
    priorityConsent: answer,
  })
})

test.each([
  '2027-03-05',
  '2027/3/5',
  '2027.03.05',
  '2027年3月5日',
  '20270305',
  '2027-03-05 00:00:00',
  '46451',
  '２０２７－０３－０５',
])('%s is the fifth of March 2027', async (written) => {
  expect(await accepted({ earliestDeparture: written })).toMatchObject({ earliestDeparture: '2027-03-05' })
})

test.each(['4500', '4,500', '4500元', '￥4500', '4500.00', '4500元/月', '４５００'])(
  '%s is a wage of 4,500 yuan a month',
  async (written) => {
    expect(await accepted({ minimumMonthlyWage: written })).toMatchObject({ minimumMonthlyWage: yuan(4500) })
  },
)

test.each(['不限', '面议'])('%s names no least wage', async (written) => {
  expect(await accepted({ minimumMonthlyWage: written })).toMatchObject({ minimumMonthlyWage: null })
})

test.each([
  ['广东;上海市；广西', ['广东省', '上海市', '广西壮族自治区']],
  ['Guangdong, zhejiang province', ['广东省', '浙江省']],
  ['云南、云南省', ['云南省']],
  ['不限', 'any'],
  ['any', 'any'],
])('the destinations %s are read in the order of preference', async (written, destinations) => {
  expect(await accepted({ destinations: written })).toMatchObject({ destinations })
})

test('a county is known by its six digits, also as a number cell or at the head of a village code', async () => {
  for (const countyCode of ['530627', '530627.0', '５３０６２７', '530627114000']) {
    expect(await accepted({ countyCode })).toMatchObject({ countyCode: '530627' })
  }
})

test.each(['name', 'nationalId', 'phone', 'countyCode', 'willing', 'consent'] as const)(
  'a row without %s is rejected for the missing field',
  async (column) => {
    expect(await rejection({ [column]: ' ' })).toEqual({ reason: 'missing-field', columns: [column] })
  },
)

test('all missing fields are named at once', async () => {
  expect(await rejection({ name: '', consent: '' })).toEqual({ reason: 'missing-field', columns: ['name', 'consent'] })
})

test.each([
  [{ nationalId: '110105194912310021' }, 'invalid-national-id', 'nationalId'],
  [{ phone: '12345678901' }, 'invalid-phone', 'phone'],
  [{ countyCode: '530199' }, 'unknown-county', 'countyCode'],
  [{ countyCode: '岭东县' }, 'unknown-county', 'countyCode'],
  [{ countyCode: '530627彝良县' }, 'unknown-county', 'countyCode'],
  [{ countyCode: '440103' }, 'unknown-county', 'countyCode'],
  [{ willing: '看工资' }, 'invalid-value', 'willing'],
  [{ consent: '口头' }, 'invalid-value', 'consent'],
] as const)('%o is rejected as %s', async (written, reason, column) => {
  expect(await rejection(written)).toEqual({ reason, columns: [column] })
})

test('all cells that cannot be read are named at once', async () => {
  expect(await rejection({ willing: '看工资', consent: '口头', destinations: '沿海' })).toEqual({
    reason: 'invalid-value',
    columns: ['willing', 'consent'],
  })
})

test.each([
  [{ secondPhone: '同上' }, false],
  [{ minimumMonthlyWage: '看情况' }, true],
  [{ minimumMonthlyWage: '-4500' }, true],
  [{ destinations: '广东;沿海' }, true],
  [{ earliestDeparture: '2027-02-30' }, true],
  [{ surveyDate: '上周' }, true],
])('%o is accepted and to be clarified; held back until then: %s', async (written, isHeld) => {
  const reading = await readingOfRows(row(written))
  const [column] = Object.keys(written)
  expect(reading).toMatchObject({
    rejected: [],
    accepted: [{ unread: [column], unclear: isHeld ? [column] : null }],
    findings: { toClarify: [{ rowNumber: 2, isHeld }] },
  })
  expect(reading.toClarify[0]?.cells[column as SurveyFactName]?.reveal()).toBe(Object.values(written)[0])
  expect(outcomeOf(reading).candidates).toBe(isHeld ? 0 : 1)
})

test('the sixteenth birthday counts on the day of the survey, not on the day of the import', async () => {
  const nationalId = idBornOn('2011-02-11')
  expect(await rejection({ nationalId, surveyDate: '2027-02-10' })).toMatchObject({ reason: 'under-16' })
  expect(await accepted({ nationalId, surveyDate: '2027-02-11' })).toMatchObject({ birthDate: '2011-02-11' })
  expect(await accepted({ nationalId, surveyDate: '' })).toMatchObject({ surveyDate: importDate })
})

test('of several faults the first in the order of precedence is the reason', async () => {
  const faults: Partial<WrittenRow>[] = [
    { name: '' },
    { nationalId: '123' },
    { nationalId: idBornOn('2013-01-01') },
    { phone: '110' },
    { countyCode: '999999' },
    { consent: '口头' },
  ]
  const reasons: (string | undefined)[] = []
  for (let first = 0; first < faults.length; first += 1) {
    const written = Object.assign({}, ...faults.slice(first).toReversed()) as Partial<WrittenRow>
    reasons.push((await rejection(written))?.reason)
  }
  expect(reasons).toEqual([
    'missing-field',
    'invalid-national-id',
    'under-16',
    'invalid-phone',
    'unknown-county',
    'invalid-value',
  ])
})

test('a rejected row shows nothing of a person unless it is opened', async () => {
  const { rejected } = await readingOfRows(row({ phone: '110', village: '15400000009' }))
  expect(JSON.stringify(rejected)).not.toMatch(/王建华|99900|154000|110/)
  expect(rejected[0]?.cells.village?.reveal()).toBe('15400000009')
})
