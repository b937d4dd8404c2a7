import { afterEach, describe, expect, test } from 'vitest'
import type { Words } from '../../domain/kernel/words.ts'
import { allSentences, allTerms } from '../../domain/service/all-words.ts'
import { alarmOf } from '../../domain/transport/trips/alarm.ts'
import { alarmSentences } from '../../domain/transport/trips/alarm-sentences.ts'
import { localSentences } from '../../local/http/local-sentences.ts'
import { importSheet } from '../surveys/import-sheet.ts'
import { bytesOf, csvOf, row, tableOf } from '../surveys/written-sheet.ts'
import type { TransportWorld } from '../transport/transport-world.ts'
import { underWay } from '../transport/travel/under-way.ts'
import { openWorld, type World } from '../world.ts'

let open: TransportWorld | World | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

const han = /\p{Script=Han}/u

/** Where names stand that exist in Chinese only: of places, firms and files, and the heads of their sheets. */
const names = new Set(
  'name fileName carrier city employer head house landmark nearest columns place plant post service sheet township'.split(
    ' ',
  ),
)

/** Every Chinese text of an answer that is neither the Chinese of two languages, nor a name, nor within quotation marks. */
function chineseIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string')
    return !names.has(key) && han.test(value.replaceAll(/“[^”]*”/g, '')) ? [`${key}: ${value}`] : []
  if (Array.isArray(value)) return value.flatMap((one) => chineseIn(one, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]) => (name === 'zh' ? [] : chineseIn(inside, name)))
}

async function read(url: string, path: string, token: string): Promise<object> {
  const headers = { authorization: `Bearer ${token}`, 'accept-language': 'en' }
  const answer = await fetch(`${url}${path}`, { headers })
  expect([path, answer.status]).toEqual([path, 200])
  return (await answer.json()) as object
}

const slotsOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].toSorted()

test('each sentence of each table has both languages, with the same slots', () => {
  const tables: Readonly<Record<string, Words>>[] = [...allSentences, localSentences].map(({ table }) => table)
  const wrong = [...tables, ...Object.values(allTerms)].flatMap((table) =>
    Object.entries(table).filter(
      ([, { zh, en }]) => zh === '' || en === '' || String(slotsOf(zh)) !== String(slotsOf(en)),
    ),
  )
  expect(wrong).toEqual([])
  expect(tables.flatMap((table) => Object.keys(table)).length).toBeGreaterThan(300)
})

describe('an answer for an English reader holds no Chinese but names', () => {
  test('of the work list and of a trip, whatever was raised of it, by this release or before', async () => {
    const world = await underWay()
    open = world
    const { feeder, deps } = world
    const at = deps.clock.now()
    const table: Readonly<Record<string, Words>> = alarmSentences.table
    for (const [key, { en }] of Object.entries(table)) {
      const slots = Object.fromEntries(
        slotsOf(en).map((name) => [name, name === 'report' ? { zh: '到达', en: 'arrival' } : 7]),
      )
      const said = (alarmSentences as (key: string, slots?: object) => ReturnType<typeof alarmSentences>)(key, slots)
      await deps.trips.raiseAlarm(feeder, { at, ...alarmOf(said) })
    }
    const before = [
      '会泽县没有登记上车点，通知里没有写：请登记并为这趟车选定。 No boarding stop is known for “会泽县”, so the texts name none: enter one and choose it for this trip.',
      'Nobody travels, but the booking could not be released: telephone the carrier, said v0.1.0.',
    ]
    for (const what of before) await deps.trips.raiseAlarm(feeder, { at, what })
    const token = await world.province()
    const trip = (await read(world.world.url, `/v1/trips/${feeder}`, token)) as {
      alarms: { what: string; words: Words }[]
    }
    expect(trip.alarms.length).toBeGreaterThan(Object.keys(table).length)
    for (const { what, words } of trip.alarms) expect(what).toBe(words.en)
    expect(chineseIn(trip)).toEqual([])
    const list = (await read(world.world.url, '/v1/worklist?limit=100', token)) as {
      items: { kind: string; note: Words }[]
    }
    expect(list.items.filter(({ kind }) => kind === 'alarm')).toHaveLength(trip.alarms.length)
    for (const { note } of list.items) expect(chineseIn([note?.en])).toEqual([])
    expect(chineseIn(list)).toEqual([])
  })

  test('of a survey and of its calls, audit and reports', async () => {
    const world = await openWorld({ partners: false })
    open = world
    const [heads = [], ...lines] = tableOf([{ ...row({}), minimumMonthlyWage: '看情况再谈' }])
    const sheet = [
      [...heads, '电话号玛'],
      ...lines.map((line) => [...line, '1']),
      ['合计', ...heads.slice(1).map(() => '')],
    ]
    const survey = await importSheet(world, bytesOf(csvOf(sheet)))
    const county = await world.token({ role: 'county', counties: ['53'] })
    const answer = (await read(world.url, `/v1/surveys/${survey.surveyId}`, county)) as { findings: object }
    expect(Object.keys(answer.findings)).toContain('toClarify')
    expect(chineseIn(answer)).toEqual([])
    const auditor = await world.token({ role: 'auditor' })
    for (const path of ['/v1/audit', '/v1/worklist', '/v1/surveys'])
      expect(chineseIn(await read(world.url, path, path === '/v1/audit' ? auditor : county))).toEqual([])
  })
})
