import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { noticeTemplates } from '../../domain/notices/notice-templates.ts'
import { readWhole } from '../../domain/notices/read-reply.ts'
import { type SurveyFactName, surveyFactNames, surveyFacts } from '../../domain/surveys/survey-facts.ts'
import { tellFact } from '../../domain/surveys/tell-fact.ts'
import { bytesOf, csvOf, idBornOn, readingOf, readingOfRows, row, tableOf } from './written-sheet.ts'

/** The lines of the table under a heading of the page, without its heads. */
function linesUnder(heading: string): [string, string, string][] {
  const page = readFileSync(new URL('../../docs/sheets-as-people-write-them.md', import.meta.url), 'utf8')
  const [, section = ''] = page.split(`\n## ${heading}\n`)
  const [own = ''] = section.split('\n## ')
  const lines = own.split('\n').filter((line) => line.startsWith('| '))
  return lines.slice(2).map((line) => {
    const [first = '', second = '', third = ''] = line.slice(2, -2).split(' | ')
    return [first, second.replaceAll('⏎', '\n'), third]
  })
}

function factOf(head: string): SurveyFactName {
  const found = surveyFactNames.find((name) => surveyFacts[name].heads[0] === head)
  if (!found) throw new Error(`no column is called ${head}`)
  return found
}

/** What became of the cell of the last row. */
async function given(table: readonly (readonly string[])[], name: SurveyFactName): Promise<string> {
  const { accepted, rejected } = await readingOf(bytesOf(csvOf(table)))
  const rowNumber = table.length
  const refused = rejected.find((one) => one.rowNumber === rowNumber)
  if (refused) return refused.columns.includes(name) ? 'refused' : `refused for ${refused.columns.join()}`
  const read = accepted.find((one) => one.rowNumber === rowNumber)
  if (!read) throw new Error('the row is nowhere')
  if (read.unclear?.includes(name)) return 'held'
  if (read.unread.includes(name)) return 'noted'
  if (name === 'consent') return '是'
  return tellFact(name, read[name], true)
}

test.each(linesUnder('Cells'))('in the column %s, %j gives %s', async (head, written, gives) => {
  const name = factOf(head)
  expect(await given(tableOf([row({ [name]: written })]), name)).toBe(gives)
})

test.each(linesUnder('As above'))('below others in the column %s, %j gives %s', async (head, written, gives) => {
  const name = factOf(head)
  const first = {
    township: '以古镇',
    minimumMonthlyWage: '4500',
    destinations: '广东',
    earliestDeparture: '2027-03-05',
  }
  const second = { nationalId: idBornOn('1991-01-01'), phone: '15400000009', township: '', minimumMonthlyWage: '' }
  const table = tableOf([row(first), row({ ...second, [name]: written })])
  expect(await given(table, name)).toBe(gives)
})

test('as above goes on from row to row, over a blank row, and is nothing below nobody', async () => {
  const people = [1, 2, 3].map((sequence) => ({
    nationalId: idBornOn('1990-05-17', sequence),
    phone: `1540000000${sequence}`,
  }))
  const [first, second, third] = people
  const [heads = [], one = [], two = [], three = []] = tableOf([
    row({ ...first, township: '同上', minimumMonthlyWage: '4600' }),
    row({ ...second, minimumMonthlyWage: '同上' }),
    row({ ...third, minimumMonthlyWage: '〃', consent: '否' }),
  ])
  const { accepted } = await readingOf(bytesOf(csvOf([heads, one, two, heads.map(() => ''), three])))
  expect(accepted.map(({ minimumMonthlyWage }) => minimumMonthlyWage?.minorUnits)).toEqual([460_000, 460_000, 460_000])
  expect(accepted[0]).toMatchObject({ township: null, unread: ['township'], unclear: null })
  const { accepted: alone } = await readingOfRows(row({ minimumMonthlyWage: '同上' }))
  expect(alone).toMatchObject([{ unclear: ['minimumMonthlyWage'] }])
})

const asked = { offer: 'job-offer', 'first day': 'check-in-day-1', 'check-in': 'check-in' } as const

test.each(linesUnder('Replies'))('to %s, %j is heard as %s', (question, typed, heard) => {
  const template = asked[question as keyof typeof asked]
  const { means, saysMore, urgent } = readWhole(typed, noticeTemplates[template].answers)
  const said = means === 'unclear' ? 'asked again' : means
  expect(`${said}${saysMore ? ', and a remark' : ''}${urgent ? ', urgent' : ''}`).toBe(heard)
})

test('the page has its tables', () => {
  expect(linesUnder('Cells').length).toBeGreaterThan(40)
  expect(linesUnder('As above').length).toBeGreaterThan(8)
  expect(linesUnder('Replies').length).toBeGreaterThan(40)
})
