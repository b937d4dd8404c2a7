import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { isToBeAskedAgain } from '../../domain/surveys/ask-again.ts'
import type { NotOnSheetCounts, PersonNotOnSheet } from '../../domain/surveys/not-on-sheet.ts'
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
    outcome: { accepted: 1, rejected: 0, changes: { newcomer: 0, wish: 1, phone: 0, gone: 0, back: 0, moved: 0 } },
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
  expect(changesOf({ ...known, countyCode: '530621' }, { ...known, countyCode: '530627' })).toEqual(['moved'])
  expect(changesOf(known, { ...known, erasedAt: '2027-01-01T00:00:00.000Z' as Instant })).toEqual(['newcomer'])
})

test('who is known in the villages of a sheet and not on it is told by village and why; who was erased is in no village', async () => {
  const later = (sequence: number, name: string, written: object = {}) =>
    row({
      nationalId: idBornOn('1991-07-08', sequence),
      phone: `1570000000${sequence}`,
      village: '石板村',
      name,
      ...written,
    })
  const surveyDate = dateInShanghai(world.clock.now())
  const first = [
    later(1, '周平', { surveyDate }),
    later(2, '吴强', { surveyDate }),
    later(3, '郑敏', { surveyDate, willing: '不愿意' }),
    later(4, '孙芳', { surveyDate, consent: '否' }),
    later(5, '何军', { surveyDate, village: '高坎村' }),
    later(6, '韩梅', { surveyDate }),
  ]
  await importRows(world, ...first)
  await world.advance({ days: 60 })
  // 吴强 is on the new sheet; nobody of 高坎村 is, so that it does not miss anybody there.
  const today = dateInShanghai(world.clock.now())
  const imported = (await importRows(world, later(2, '吴强', { surveyDate: today }))) as Extract<
    Survey,
    { state: 'imported' }
  >
  const path = `/v1/surveys/${imported.surveyId}/not-on-sheet`
  interface Told {
    readonly counts: NotOnSheetCounts
    readonly items: PersonNotOnSheet[]
    readonly next: string | null
  }
  const told = async (query = '') => (await get(`${path}${query}`)).body as Told
  const all = await told()
  expect(all.counts).toEqual({ 'not-met': 2, 'at-work': 0, 'said-no': 1, 'took-back': 1, erased: 0 })
  expect(all.items.map(({ village }) => village)).toEqual(['石板村', '石板村', '石板村', '石板村'])
  expect(JSON.stringify(all)).not.toMatch(/周平|韩梅/)
  // By pages, none twice and none lost.
  const [one, two] = [await told('?because=not-met&limit=1'), await told('?because=not-met')]
  expect(one.items).toEqual(two.items.slice(0, 1))
  expect((await told(`?because=not-met&limit=1&cursor=${one.next}`)).items).toEqual(two.items.slice(1))
  expect((await get(`${path}?cursor=wrk_none`)).status).toBe(422)

  expect((await get(`${path}?details=full`)).status).toBe(422)
  const whole = await told(`?because=not-met&details=full&why=${encodeURIComponent('入户再问')}`)
  expect(new Set(whole.items.map(({ name }) => name))).toEqual(new Set(['周平', '韩梅']))
  expect(await world.deps.audit.of(imported.surveyId)).toContainEqual(
    expect.objectContaining({
      action: 'surveys/list-not-on-sheet',
      opened: { list: imported.surveyId, people: 2, why: '入户再问' },
    }),
  )
  const elsewhere = await world.token({ role: 'county', counties: ['530621'], subject: 'wu@county' })
  expect((await world.call('GET', path, { token: elsewhere })).status).toBe(403)

  const province = await world.token({ role: 'province', counties: ['53'] })
  const { workerId } = whole.items[0]!
  const asking = { token: province, body: { askedBy: 'person', reason: '本人要求删除' } }
  const erased = await world.call('POST', `/v1/workers/${workerId}/erasure`, asking)
  expect(erased.status).toBeLessThan(300)
  await world.advance({ minutes: 10 })
  expect((await told()).counts).toMatchObject({ 'not-met': 1, erased: 1 })
})
