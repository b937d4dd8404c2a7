import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'
import type { JourneyState } from '../../domain/matching/placement.ts'
import { shippedPolicies } from '../../domain/subsidies/shipped-policies.ts'
import type { SubsidyFacts } from '../../domain/subsidies/subsidy-facts.ts'
import type { SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'
import { functions, routes, tasks } from '../../functions/catalog.ts'
import type { TaskEntry } from '../../functions/wiring/catalog-entry.ts'
import { takenByAll } from '../../infra/bundle.ts'
import { carriedOver, seasonPolicies } from '../../local/demo/season-policies.ts'
import { decided, jobs, type Name, reasonsOf, shipped, told } from './claims-by-hand.ts'
import { type KilledDemo, killDemoAgainAndAgain } from './kill-demo-again-and-again.ts'
import { lookAtEnd, type SeenAtEnd } from './look-at-end.ts'
import { type OpenedDemo, openKeptDemo } from './open-kept-demo.ts'
import { type DemoApart, figures, runDemoApart } from './run-demo-apart.ts'
import { type Journey, runJourney } from './run-journey.ts'
import { allowedBy, takenBy, touchedBy, watchDeps, watchHandler } from './what-handlers-touch.ts'

vi.mock(import('../../local/runtime/load-handler.ts'), async (actual) => {
  const { loadHandler } = await actual()
  return { loadHandler: async (name) => watchHandler(name, await loadHandler(name)) }
})
vi.mock(import('../../functions/wiring/deps.ts'), async (actual) => {
  const real = await actual()
  return { ...real, depsOfThisFunction: () => watchDeps(real.depsOfThisFunction()) }
})

const minutes = 60_000
const boardedStates = new Set<JourneyState['state']>(['boarded', 'arrived', 'handed-over', 'diverted', 'left'])
const notTravelling = new Set(['withdrawn', 'no-show'])
/** The second as a demo of many rows is kept, and looked at once more at its end. */
const large = { workers: 90, seed: 4 }
const sheets = [{ workers: 40, seed: 1 }, large]
/** Firms without a server get texts too. */
const toWorker = ({ template }: { readonly template: string }) => !template.startsWith('firm-')
type SeenJourney = Journey & { readonly seen: SeenAtEnd | undefined }
const journeys = new Map<number, Promise<SeenJourney>>()

/** A journey takes seconds, so each is made once for all the cases that look at it. */
function journeyOf(sheet: (typeof sheets)[number]): Promise<SeenJourney> {
  const known = journeys.get(sheet.seed)
  if (known) return known
  const journey = sheet === large ? runJourney({ ...sheet, large: true }, lookAtEnd) : runJourney<SeenAtEnd>(sheet)
  journeys.set(sheet.seed, journey)
  return journey
}

describe.each(sheets)('a sheet of $workers rows, seed $seed', (sheet) => {
  const { workers } = sheet
  const journey = () => journeyOf(sheet)

  test('every row of the sheet ends as accepted, rejected or duplicate', async () => {
    const { survey } = (await journey()).result
    expect(survey.rows).toBe(workers)
    expect(survey.accepted + survey.rejected + survey.duplicates).toBe(survey.rows)
    expect(Object.values(survey.rejectedByReason).reduce((sum, count) => sum + count, 0)).toBe(survey.rejected)
  })

  test('every offer was one message, and ends in one of four ways', async () => {
    const { result, sent } = await journey()
    const { offers } = result
    expect(offers.accepted).toBeGreaterThan(0)
    expect(offers.accepted + offers.declined + offers.unanswered + offers.withdrawn).toBe(offers.sent)
    expect(sent.filter(({ template }) => template.startsWith('job-offer'))).toHaveLength(offers.sent)
  })

  test('everybody who accepted boarded, did not come, or withdrew', async () => {
    const { result, placements } = await journey()
    const { boarded, noShow, withdrawn, arrived, handedOver } = result.journey
    expect(placements).toHaveLength(result.offers.accepted)
    expect(boarded + noShow + withdrawn).toBe(result.offers.accepted)
    expect(placements.filter((placement) => boardedStates.has(placement.journey.state))).toHaveLength(boarded)
    expect(arrived).toBeLessThanOrEqual(boarded)
    expect(handedOver).toBeLessThanOrEqual(arrived)
  })

  test('no trip carries more people than it has seats', async () => {
    const { trips } = await journey()
    expect(trips.length).toBeGreaterThan(0)
    for (const { seats, passengers, people } of trips) {
      const travelling = people.filter(({ state }) => state !== 'withdrawn')
      expect(passengers).toBeLessThanOrEqual(seats)
      expect(travelling.length).toBeLessThanOrEqual(seats)
      expect(new Set(travelling.map(({ seat }) => seat)).size).toBe(travelling.length)
    }
  })

  test('the batch tells how its people were to wait, and whoever travels alone is told why', async () => {
    const { result, trips, placements } = await journey()
    const { upTo2Hours, upTo5Hours, longer, longestMinutes, ownJourneys = 0, nights } = result.waiting!
    const onward = trips.flatMap((trip) => trip.onward ?? [])
    expect(upTo2Hours + upTo5Hours + longer).toBe(onward.reduce((sum, { passengers }) => sum + passengers, 0))
    expect(longer).toBe(0)
    expect(ownJourneys).toBe(trips.flatMap(({ mode, people }) => (mode === 'self-arranged' ? people : [])).length)
    expect(longestMinutes).toBeLessThanOrEqual(300)
    expect(Math.max(0, ...onward.map(({ waitMinutes }) => waitMinutes))).toBe(longestMinutes)
    expect(nights).toBe(0)
    for (const { mode, ownJourney, people } of trips) {
      expect(ownJourney !== undefined).toBe(mode === 'self-arranged')
      for (const person of people) expect(person.ownJourney !== undefined).toBe(mode === 'self-arranged')
    }
    const alone = new Set(trips.filter(({ mode }) => mode === 'self-arranged').map(({ tripId }) => tripId))
    for (const { journey: now } of placements)
      if (now.state === 'seated')
        expect(now.ownJourney !== undefined).toBe(now.tripIds.some((tripId) => alone.has(tripId)))
  })

  test('nobody sits on two trips at once', async () => {
    const { trips } = await journey()
    const rides = trips.flatMap(({ people, stops }) =>
      people
        .filter(({ state }) => !notTravelling.has(state))
        .map(({ workerId, boardsAt }) => ({ workerId, from: stops[boardsAt]?.at ?? '', to: stops.at(-1)?.at ?? '' })),
    )
    for (const [, own] of Map.groupBy(rides, ({ workerId }) => workerId)) {
      const inOrder = own.toSorted((a, b) => (a.from < b.from ? -1 : 1))
      inOrder.slice(1).forEach(({ from }, index) => {
        expect((inOrder[index]?.to ?? '') <= from).toBe(true)
      })
    }
  })

  test('every person who boards had one travel notice, not two', async () => {
    const { sent, placements } = await journey()
    const notices = Map.groupBy(
      sent.filter(({ template }) => template.startsWith('travel-notice')),
      ({ workerId }) => workerId,
    )
    const boarded = placements.filter((placement) => boardedStates.has(placement.journey.state))
    for (const { workerId } of boarded) expect(notices.get(workerId)).toHaveLength(1)
    for (const [, own] of notices) expect(own).toHaveLength(1)
  })

  test('nobody who is unwilling or did not consent gets any message', async () => {
    const { rows, sent: all } = await journey()
    const sent = all.filter(toWorker)
    const digits = (text = '') => text.replace(/\.0$/, '').replace(/\D/g, '').slice(-11)
    const asked = rows.filter((row) => row['外出意愿'] === '愿意' && row['本人同意'] === '是')
    const reachable = new Set(asked.map((row) => digits(row['手机号'])))
    expect(sent.filter(({ phone }) => !reachable.has(phone))).toEqual([])
  })

  test('nobody gets a message after they wrote that they want none', async () => {
    const { sent, typed } = await journey()
    for (const { phone, at } of typed.filter(({ text }) => /退订|TD|不要再发/.test(text))) {
      const heard = epochOf(at) + 35 * minutes
      expect(sent.filter((sms) => sms.phone === phone && epochOf(sms.at) > heard)).toEqual([])
    }
  })

  test('everybody asked at a check-in answered or was silent', async () => {
    const { result, sent } = await journey()
    expect(Object.keys(result.followUp)).toEqual(['1', '7', '30', '90', '180'])
    for (const { asked, answered, silent } of Object.values(result.followUp)) {
      expect(asked).toBeGreaterThan(0)
      expect(answered + silent).toBe(asked)
    }
    expect(sent.filter(({ template }) => template.startsWith('check-in-day-1'))).toHaveLength(
      result.followUp['1']?.asked ?? 0,
    )
  })

  test('a firm without a server reports its vacancies behind a link, and is asked for headcount by one', async () => {
    const { sent } = await journey()
    expect(new Set(sent.map(({ template }) => template))).toContain('firm-headcount')
  })

  test('our count of texts is what the provider took and what people typed', async () => {
    const { result, sent, typed } = await journey()
    expect(result.sms.sent).toBe(sent.filter(toWorker).length)
    expect(result.sms.received).toBe(new Set(typed.map((reply) => JSON.stringify(reply))).size)
  })

  test('every case that was opened is settled or open', async () => {
    const { opened, settled, open } = (await journey()).result.cases
    expect(settled + open).toBe(opened)
  })

  test('what waits for staff at its end stands on their lists, and nothing else does', async () => {
    const { waiting, worklists } = await journey()
    expect(waiting.listed).toEqual(waiting.due)
    expect(waiting.listed.length).toBeGreaterThan(0)
    for (const [role, items] of Object.entries(worklists)) {
      expect(new Set(items.map(({ kind, id }) => `${kind} ${id}`)).size, role).toBe(items.length)
      expect(
        items.map(({ since }) => since),
        role,
      ).toEqual(items.map(({ since }) => since).toSorted())
      for (const { settles } of items) expect(settles.path, role).not.toMatch(/\{(?!sheet|row)/)
    }
    expect(worklists.province.map(({ kind }) => kind)).toContain('enterprise-unmanned')
  })

  test('carriers keep seats for the trips that ran and for no others', async () => {
    const { kept, trips } = await journey()
    const booked = trips.filter(({ booking }) => booking.state === 'confirmed' && booking.by === 'carrier')
    const ran = booked.filter(({ progress }) => progress.state !== 'cancelled').map(({ tripId }) => tripId as string)
    expect([...kept].sort()).toEqual(ran.sort())
  })

  test('it ends half a year after the last arrival', async () => {
    const { result, trips } = await journey()
    const last = trips
      .map(({ stops }) => stops.at(-1)?.at ?? '')
      .sort()
      .at(-1) as Instant
    expect(result.simulatedDays).toBeGreaterThanOrEqual(180)
    expect(last.slice(0, 4)).toBe('2027')
  })
})

describe('at the end of a sheet of many rows', () => {
  async function end() {
    const { result, seen } = await journeyOf(large)
    if (!seen) throw new Error('the large sheet is looked at')
    return { result, ...seen }
  }

  test('the table and the journal lie in the folder that is thrown away, and what partners know in memory', async () => {
    expect((await end()).files.toSorted()).toEqual(['dynamodb.sqlite', 'workflows.sqlite'])
  })

  test('what people can claim is what was reckoned by hand from the published rules', async () => {
    const { facts } = await end()
    const worked = Object.fromEntries([...facts].map(([name, one]) => [name, one.jobs]))
    expect(worked).toMatchObject(jobs)

    const table = (policies: readonly SubsidyPolicy[], nameOf: (policy: SubsidyPolicy) => string) =>
      Object.fromEntries(
        policies.map((policy) => [
          nameOf(policy),
          Object.fromEntries([...facts].map(([name, one]) => [name, told(policy, one)])),
        ]),
      )
    const asIs = shippedPolicies.map((policy) => carriedOver(policy, policy.policyId))
    expect(table(asIs, ({ policyId }) => policyId.replace('demo-2027-', ''))).toEqual(shipped)
    expect(table(seasonPolicies, ({ policyId }) => policyId)).toEqual(decided)

    const of = (name: Name) => facts.get(name) as SubsidyFacts
    expect(reasonsOf('chongxin-2024-travel', of('Jiangmen'))).toEqual([
      'for works-there',
      'note last-heard',
      'for months-full',
      'against rode-organised',
      'open register-needed',
    ])
    expect(reasonsOf('fuyuan-2024-travel', of('left in April'))).toEqual([
      'for works-there',
      'note last-heard',
      'against months-short',
      'open ride-rule-not-shown',
    ])
    expect(reasonsOf('fuyuan-2024-travel', of('Chuxiong'))).toEqual(['against no-work-there'])
    expect(reasonsOf('fuyuan-2024-travel', of('withdrew'))).toEqual(['against no-work-there'])
  })

  test('every row has one final state, counted again from the table, and nobody’s offers are read twice for it', async () => {
    const { result, unexplained, finalStates, offersRead } = await end()
    expect(unexplained).toEqual({ told: 0, counted: { rows: 90, unexplained: 0 } })
    expect(result).toMatchObject({ survey: { rows: 90 }, unexplained: 0 })
    const { rows, counts } = finalStates
    expect(Object.values(counts.states).reduce((sum, count) => sum + count, 0)).toBe(90)
    for (const { state, why } of rows)
      if (state === 'never-offered' || state === 'not-taken' || state === 'left-early')
        expect(why).toMatchObject({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) })
    expect(rows.some(({ state }) => state === 'never-offered')).toBe(true)
    expect(offersRead.reads).toBeGreaterThan(0)
    expect(offersRead.again).toBe(0)
  })

  test('rows without an end are seen', async () => {
    const { planted, unexplainedThen } = await end()
    expect(planted).toBeGreaterThan(0)
    expect(unexplainedThen).toEqual({ told: planted, counted: { rows: 90, unexplained: planted } })
  })
})

test('on whole journeys no handler touches what its role on AWS would refuse', async () => {
  for (const sheet of sheets) await journeyOf(sheet)
  const entries = Object.entries<TaskEntry>({ ...routes, ...tasks })
  const refused = entries.flatMap(([name, { needs }]) => {
    const allowed = allowedBy(needs)
    return [...(touchedBy.get(name) ?? [])].filter((one) => !allowed.includes(one)).map((one) => `${name}: ${one}`)
  })
  expect(refused).toEqual([])
  const shared = functions.routes.filter(({ handlers }) => handlers.length > 1).flatMap(({ handlers }) => handlers)
  expect(shared.filter((name) => touchedBy.get(name)?.has('secret details'))).toEqual([])
  expect(touchedBy.size).toBeGreaterThan(40)
})

test('a handler takes nothing that the bundle of its function would lack', async () => {
  for (const sheet of sheets) await journeyOf(sheet)
  const held = await takenByAll()
  const lacking = [...functions.routes, ...functions.tasks].flatMap(({ key, handlers }) => {
    const { stores = [], makers = [] } = held.get(key) ?? {}
    const inBundle = new Set([...stores, ...makers])
    return handlers.flatMap((handler) =>
      [...(takenBy.get(handler) ?? [])].filter((name) => !inBundle.has(name)).map((name) => `${handler}: ${name}`),
    )
  })
  expect(lacking).toEqual([])
  expect(takenBy.size).toBeGreaterThan(40)
})

describe('a demo that keeps its data and is killed again and again', () => {
  let demo: DemoApart
  let killed: Promise<KilledDemo> | undefined
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhida-killed-'))
    demo = { folder, data: 'data', options: ['--workers', '40', '--seed', '1'] }
  })
  afterAll(() => rm(demo.folder, { recursive: true, force: true }))
  /** Once for all the cases that look at what it came to, and at its folder. */
  const killedDemo = () => (killed ??= killDemoAgainAndAgain(demo))

  test('comes to the same result as the same seed without a kill', async () => {
    const { result } = await journeyOf(sheets[0]!)
    const { kills, inside, last, again } = await killedDemo()
    expect(kills).toBeGreaterThanOrEqual(30)
    expect(inside.map).toBeGreaterThanOrEqual(3)
    expect(inside.saga).toBeGreaterThanOrEqual(2)
    expect(inside.wait).toBeGreaterThanOrEqual(5)
    expect(last.told).toContain('going on with the demo')
    expect(figures(last.said)).toEqual(figures(JSON.stringify(result)))
    expect(again.told).toContain('has ended')
    expect(figures(again.said)).toEqual(figures(last.said))
  })

  test('ends with the command that opens it, also when it is told once more', async () => {
    const { last } = await killedDemo()
    const command = `npm start -- --data ${join(demo.folder, demo.data)}`
    expect(last.told).toContain(command)
    const { said, told } = await runDemoApart({ ...demo, json: false })
    expect(said).toContain('has ended')
    expect(said).toContain(command)
    expect(told).toBe('')
  })

  describe('and is opened', () => {
    let opened: OpenedDemo
    beforeAll(async () => {
      await killedDemo()
      opened = await openKeptDemo(join(demo.folder, demo.data))
    })
    afterAll(() => opened.stop())

    test('stands at its end, months ahead of the machine, with its batch and its people and no example of its own', async () => {
      expect(opened.said).toContain('the demo of --workers 40 --seed 1')
      expect(opened.said).not.toContain('First start')
      const { now } = await opened.get('/health')
      expect(String(now) >= '2027-08-').toBe(true)
      const batches = (await opened.get('/v1/transfer-batches'))['items'] as { campaign: string; state: string }[]
      expect(batches).toMatchObject([{ campaign: '春风行动 2027', state: 'completed' }])
      const surveys = (await opened.get('/v1/surveys'))['items'] as { fileName: string }[]
      expect(surveys.map(({ fileName }) => fileName)).toEqual(['generated-survey.csv'])
    })

    test('has its enterprises where they listened in it', async () => {
      const firms = (await opened.get('/v1/enterprises'))['items'] as { webhookUrl?: string }[]
      const addresses = firms.flatMap(({ webhookUrl }) => webhookUrl ?? [])
      expect(addresses.length).toBeGreaterThan(0)
      for (const address of addresses) expect((await fetch(address, { method: 'POST', body: '{}' })).status).toBe(401)
    })
  })
})
