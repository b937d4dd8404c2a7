import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RowFinalState } from '../../domain/stabilisation/row-final-state.ts'
import { importRows } from '../surveys/import-sheet.ts'
import { row } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const county = '530627'
async function listed(query = '', staff: Parameters<World['token']>[0] = { role: 'province' }) {
  const token = await world.token(staff)
  const path = `/v1/reports/final-states?county=${county}${query}`
  const { status, body } = await world.call('GET', path, { token })
  return { status, page: body as { items: RowFinalState[]; next: string | null } }
}

test('who is surveyed again is told of by the later row, and the earlier one says so', async () => {
  const person = { nationalId: '11010519491231002X', countyCode: county }
  const first = await importRows(world, row({ ...person, surveyDate: '2026-02-10' }))
  const second = await importRows(world, row({ ...person, surveyDate: '2026-02-20', willing: '不愿意' }))
  const { page } = await listed()
  expect(page.items.map(({ surveyId, row: place, state }) => [surveyId, place, state])).toEqual([
    [first.surveyId, 2, 'surveyed-again'],
    [second.surveyId, 2, 'no-wish'],
  ])
  expect(page.items[1]).toMatchObject({ words: { zh: '没有外出意愿或未定', en: expect.any(String) }, why: null })

  // Once more the sheet of before: it is outranked, and counts as a duplicate there.
  const third = await importRows(world, row({ ...person, surveyDate: '2026-02-10' }))
  expect(third).toMatchObject({ outcome: { accepted: 0, duplicates: 1 } })
  expect((await listed()).page.items.map(({ surveyId }) => surveyId)).toEqual([first.surveyId, second.surveyId])

  const { workerId } = page.items[0] as RowFinalState
  const token = await world.token({ role: 'province' })
  const body = { askedBy: 'person', reason: '本人要求' }
  expect((await world.call('POST', `/v1/workers/${workerId}/erasure`, { token, body })).status).toBe(200)
  expect((await listed()).page.items.map(({ row: place, state }) => [place, state])).toEqual([
    [2, 'surveyed-again'],
    [2, 'erased'],
  ])
})

test('somebody who waits for a batch has no final state yet', async () => {
  await importRows(world, row({ countyCode: county, surveyDate: '2026-02-10' }))
  const { page } = await listed()
  expect(page.items.filter(({ state }) => state === null)).toMatchObject([
    { words: { zh: '尚无结果', en: 'still open, or nothing explains it' } },
  ])
})

test('it is read by pages, and by those alone who look after the county', async () => {
  const one = await listed('&limit=1')
  expect(one.page.next).toEqual(expect.any(String))
  const rest = await listed(`&limit=200&cursor=${encodeURIComponent(one.page.next ?? '')}`)
  expect([...one.page.items, ...rest.page.items]).toEqual((await listed('&limit=200')).page.items)
  expect((await listed('', { role: 'county', counties: [county] })).status).toBe(200)
  expect((await listed('', { role: 'county', counties: ['530621'] })).status).toBe(404)
})
