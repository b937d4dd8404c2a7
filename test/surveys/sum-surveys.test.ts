import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { CountySums } from '../../domain/surveys/county-sums.ts'
import { noRows } from '../../domain/surveys/survey-outcome.ts'
import { openWorld, type World } from '../world.ts'
import { importRows } from './import-sheet.ts'
import { idBornOn, importDate, row } from './written-sheet.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
})
afterAll(() => world.close())

const year = importDate.slice(0, 4)
async function sums(asked: string, counties: string[]): Promise<readonly CountySums[]> {
  const token = await world.token({ role: 'county', counties })
  const { body } = await world.call('GET', `/v1/surveys/sums?year=${asked}`, { token })
  return (body as { counties: CountySums[] }).counties
}

test("a year's sheets are summed by county, beyond one page of them, and each county reads its own", async () => {
  const person = (number: number) => ({ nationalId: idBornOn('1991-04-02', number), phone: `1540000000${number}` })
  await importRows(world, row(person(1)), row({ ...person(2), phone: '12' }))
  await importRows(world, row(person(3)))
  const createdAt = world.clock.now()
  const facts = { fileName: '摸底.csv', createdAt, createdBy: 'test', divisions: null }
  for (let sheet = 0; sheet < 510; sheet += 1) {
    const surveyId = derivedId('SurveyId', 'sum', sheet)
    const announced = {
      ...facts,
      surveyId,
      countyCode: '530621',
      state: 'awaiting-upload',
      uploadUntil: createdAt,
    } as const
    await world.deps.surveys.announce(announced)
    if (sheet < 3) {
      const outcome = { ...noRows, rows: 10, accepted: 6, rejected: 4, candidates: 5 }
      const { uploadUntil: _, ...rest } = announced
      await world.deps.surveys.move(announced, { ...rest, state: 'imported', importedAt: createdAt, outcome })
    }
  }
  const ludian = { sheets: 510, rows: 30, accepted: 18, rejected: 12, candidates: 15, duplicates: 0, toClarify: 0 }
  const zhenxiong = { sheets: 2, rows: 3, accepted: 2, rejected: 1 }
  expect(await sums(year, ['53'])).toMatchObject([
    { countyCode: '530621', ...ludian },
    { countyCode: '530627', ...zhenxiong },
  ])
  expect(await sums(year, ['530627'])).toMatchObject([{ countyCode: '530627', ...zhenxiong }])
  expect(await sums(year, ['5305'])).toEqual([])
  expect(await sums('2031', ['53'])).toEqual([])
})
