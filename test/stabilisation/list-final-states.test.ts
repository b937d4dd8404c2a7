import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBatch } from '../../domain/batches/new-batch.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { RowFinalState } from '../../domain/stabilisation/row-final-state.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { importRows } from '../surveys/import-sheet.ts'
import { listAsBefore } from '../surveys/list-as-before.ts'
import { idBornOn, row } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const county = '530627'
async function listed(query = '', staff: Parameters<World['token']>[0] = { role: 'province' }, of = county) {
  const token = await world.token(staff)
  const path = `/v1/reports/final-states?county=${of}${query}`
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

describe('of a prefecture', () => {
  const [first, second, after, elsewhere] = ['530602', '530621', '530628', '530302'] as const
  const placesIn = ({ items }: { items: RowFinalState[] }) =>
    items.map(({ surveyId, row: place }) => `${surveyId} ${place}`)
  async function everyPage(of: string, staff: Parameters<World['token']>[0], limit: number): Promise<string[]> {
    const found: string[] = []
    for (let cursor = ''; ; ) {
      const { page } = await listed(`&limit=${limit}${cursor}`, staff, of)
      // Who was surveyed twice has two rows.
      expect(new Set(page.items.map(({ workerId }) => workerId)).size).toBeLessThanOrEqual(limit)
      found.push(...placesIn(page))
      if (page.next === null) return found
      cursor = `&cursor=${encodeURIComponent(page.next)}`
    }
  }

  test('everybody of its counties is told of once, by pages of any length, and nobody of another', async () => {
    const codes = [first, second, second, after, elsewhere]
    const facts = { surveyDate: '2026-02-10', willing: '不愿意' }
    await importRows(
      world,
      ...codes.map((countyCode, place) => row({ countyCode, ...facts, nationalId: idBornOn('1991-03-08', place + 1) })),
    )
    await importRows(world, row({ countyCode: first, ...facts, nationalId: idBornOn('1991-03-08', 9) }))
    const before = (await world.deps.workers.ofCounty(after, null)).items[0]
    await listAsBefore(world, before as Worker)
    const counted = []
    for (const code of [first, second, county, after])
      counted.push(...placesIn((await listed('&limit=200', undefined, code)).page))
    expect(counted.length).toBeGreaterThanOrEqual(5 + 1)
    for (const limit of [1, 2, 200])
      expect((await everyPage('5306', { role: 'province' }, limit)).toSorted(), `${limit} a page`).toEqual(
        counted.toSorted(),
      )
  })

  test('who looks after some of its counties reads of these alone', async () => {
    const own = { role: 'county', counties: [first, county, '530302'] } as const
    const counted = []
    for (const code of [first, county]) counted.push(...placesIn((await listed('&limit=200', own, code)).page))
    expect((await everyPage('5306', own, 2)).toSorted()).toEqual(counted.toSorted())
    expect((await listed('', { role: 'county', counties: [elsewhere] }, '5306')).status).toBe(404)
    expect((await listed('', { role: 'station', cities: ['330200'] }, '5306')).status).toBe(403)
    for (const code of ['53', '53062', '5306271', '53%25']) expect((await listed('', own, code)).status).toBe(422)
  })

  test('a batch that took nobody explains those of its own counties', async () => {
    const facts = { surveyDate: '2026-02-10' }
    const rows = [first, second].map((countyCode, place) =>
      row({ countyCode, ...facts, nationalId: idBornOn('1991-03-09', place + 1) }),
    )
    const { surveyId } = await importRows(world, ...rows)
    const at = world.clock.now()
    const batch = {
      ...newBatch(at, 'zhao@province'),
      batchId: derivedId('BatchId', 'of one county'),
      campaign: '春风行动 2027',
      counties: [second],
      jobOrders: [],
      travelWindow: { from: '2026-03-20', to: '2026-03-25' },
      answerHours: 24,
      budget: null,
      followsByDay: true,
    } as unknown as TransferBatch
    await world.deps.batches.begin(batch)
    await world.deps.batches.move(batch, { ...batch, state: 'completed', endedAt: at } as TransferBatch)
    const { page } = await listed('&limit=200', undefined, '5306')
    const ofSheet = page.items.filter((one) => one.surveyId === surveyId)
    expect(ofSheet.toSorted((one, other) => one.row - other.row).map(({ state }) => state)).toEqual([null, 'not-taken'])
  })
})

test('it is read by pages, and by those alone who look after the county', async () => {
  const one = await listed('&limit=1')
  expect(one.page.next).toEqual(expect.any(String))
  const rest = await listed(`&limit=200&cursor=${encodeURIComponent(one.page.next ?? '')}`)
  expect([...one.page.items, ...rest.page.items]).toEqual((await listed('&limit=200')).page.items)
  expect((await listed('', { role: 'county', counties: [county] })).status).toBe(200)
  expect((await listed('', { role: 'county', counties: ['530621'] })).status).toBe(404)
})
