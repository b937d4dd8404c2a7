import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { isToBeAskedAgain } from '../../domain/surveys/ask-again.ts'
import type { PersonToAsk } from '../../domain/surveys/person-to-ask.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import { changesOf } from '../../domain/surveys/survey-changes.ts'
import { openWorld, type World } from '../world.ts'
import { aWorker } from './a-worker.ts'
import { importRows, importSheet } from './import-sheet.ts'
import { bytesOf, csvOf, idBornOn, importDate, row } from './written-sheet.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
})
afterAll(() => world.close())

const county = () => world.token({ role: 'county', counties: ['530627'], subject: 'li@county' })
const get = async (path: string) => world.call('GET', path, { token: await county() })
const asked = async () =>
  ((await get('/v1/surveys/people-to-ask?county=530627')).body as { items: PersonToAsk[] }).items
const person = (sequence: number, written: object = {}) =>
  row({ nationalId: idBornOn('1988-03-04', sequence), phone: `1560000000${sequence}`, ...written })

test('the village asks again after 90 days, on a sheet that knows its people and is imported as any other', async () => {
  await importRows(
    world,
    person(1, { name: '王建华' }),
    person(2, { name: '李红', willing: '不愿意' }),
    person(3, { name: '赵军', consent: '否' }),
    person(4, { name: '陈明', willing: '未定' }),
  )
  expect(await asked()).toEqual([])
  await world.advance({ days: 85 })
  const list = await asked()
  expect(list.map(({ name }) => name).toSorted()).toEqual(['王**', '陈*'].toSorted())
  expect(list[0]).toMatchObject({ village: '大坪村', lastAskedOn: '2027-02-10', phone: expect.stringContaining('*') })

  const path = `/v1/surveys/people-to-ask.xlsx?county=530627&township=${encodeURIComponent('以古镇')}`
  expect((await get(path)).status).toBe(422)
  const printed = await get(`${path}&why=${encodeURIComponent('入户再问')}`)
  expect(printed.status).toBe(200)
  const [heads = [], ...rows] = await readSheet(Buffer.from(printed.body as Uint8Array))
  const table = rows.map((cells) =>
    Object.fromEntries(heads.map((head, at) => [String(head), String(cells[at] ?? '')])),
  )
  expect(new Set(table.map((one) => one['姓名']))).toEqual(new Set(['王建华', '陈明']))
  expect(JSON.stringify(table)).not.toContain('15600000001')
  expect(JSON.stringify(table)).not.toContain(idBornOn('1988-03-04', 1))

  const today = dateInShanghai(world.clock.now())
  const answered = table.map((one) =>
    one['姓名'] === '王建华' ? { ...one, 外出意愿: '愿意', 本人同意: '是', 调查日期: today, 期望月薪: '5200' } : one,
  )
  const sheet = [
    heads.map(String),
    ...answered.map((one) => heads.map((head) => (one as Record<string, string>)[String(head)] ?? '')),
  ]
  const imported = (await importSheet(world, bytesOf(csvOf(sheet)))) as Extract<Survey, { state: 'imported' }>
  expect(imported).toMatchObject({
    state: 'imported',
    outcome: { accepted: 1, rejected: 0, changes: { newcomer: 0, wish: 1, phone: 0, gone: 0, back: 0 } },
    findings: { notAsked: 1 },
  })
  expect((await asked()).map(({ name }) => name)).toEqual(['陈*'])
  expect((await get(`/v1/surveys/${imported.surveyId}/changes`)).body).toMatchObject({
    counts: { wish: 1 },
    townships: [{ township: '以古镇', counts: { wish: 1 } }],
    items: [{ name: '王**', changes: ['wish'] }],
  })

  // Another name beside the number: it is not them, and nothing of them is filled in.
  const wrong = sheet.map((cells) => cells.map((cell) => (cell === '王建华' ? '王建国' : cell)))
  const refused = (await importSheet(world, bytesOf(csvOf(wrong)))) as Extract<Survey, { state: 'imported' }>
  expect(refused.outcome).toMatchObject({ accepted: 0, rejected: 1, rejectedByReason: { 'invalid-national-id': 1 } })
})

test('nobody is on the list who said no, took the consent back, is engaged, or was asked lately', async () => {
  const worker = { ...(await aWorker()), willing: 'willing' as const, engagedIn: null }
  const due = plusDays(worker.surveyDate, 90)
  expect(isToBeAskedAgain(worker, due)).toBe(true)
  expect(isToBeAskedAgain(worker, plusDays(due, -1) as CalendarDate)).toBe(false)
  const at = '2027-01-01T00:00:00.000Z' as Instant
  for (const not of [
    { willing: 'not-willing' as const },
    { consent: { state: 'withdrawn' as const, at } },
    { engagedIn: 'bat_0123456789' as never },
    { erasedAt: at },
  ])
    expect(isToBeAskedAgain({ ...worker, ...not }, due)).toBe(false)
})

test('what changed is told by what was said before', async () => {
  const known = { ...(await aWorker()), willing: 'willing' as const }
  expect(changesOf(known, undefined)).toEqual(['newcomer'])
  expect(changesOf(known, known)).toEqual([])
  expect(changesOf({ ...known, phoneHash: 'other' }, known)).toEqual(['phone'])
  expect(changesOf({ ...known, willing: 'not-willing', skills: ['焊工', '电工'] }, known)).toEqual(['gone'])
  expect(changesOf(known, { ...known, willing: 'not-willing' })).toEqual(['back'])
  expect(changesOf({ ...known, willing: 'undecided', phoneHash: 'other' }, known)).toEqual(['wish', 'phone'])
})
