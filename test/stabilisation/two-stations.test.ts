import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type CaseId, derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import type { CaseStep } from '../../domain/stabilisation/case-step.ts'
import type { RetentionReport } from '../../domain/stabilisation/retention-report.ts'
import { askForHelp } from '../../functions/stabilisation/ask-for-help.ts'
import { chanceOf } from '../../local/partners/chance-of.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { placed, travelledBatch } from './people-at-work.ts'

const batchId = derivedId('BatchId', 'one caseload')
let world: World
let plant: Plant
let jobOrder: JobOrder
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  await travelledBatch(world, jobOrder, batchId)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

type Station = 'left' | 'right'
const outcomes = { left: 'settled', right: 'no-contact' } as const

const call = async (station: Station, method: 'GET' | 'POST', path: string, body?: object) => {
  const token = await world.token({ role: 'station', cities: [jobOrder.cityCode], subject: station })
  return world.call(method, path, { token, ...(body && { body }) })
}
const read = async (caseId: CaseId, station: Station) =>
  (await call(station, 'GET', `/v1/cases/${caseId}`)).body as Case & { steps?: CaseStep[] }

async function caseload(people: number): Promise<CaseId[]> {
  const found: CaseId[] = []
  for (let person = 0; person < people; person += 1) {
    const { workerId } = await placed(world, jobOrder, batchId)
    const said = { workerId, at: world.clock.now(), key: `caseload ${person}`, text: '要帮忙' }
    await askForHelp({ ...said, journey: { batchId, chunk: 0 } }, world.deps)
    const [one] = await world.deps.cases.ofWorker(workerId)
    found.push(one!.caseId)
  }
  await world.advance({ minutes: 1 })
  return found
}

interface Done {
  readonly station: Station
  readonly what: 'take on' | 'first-contact' | 'wait' | 'outcome'
  readonly status: number
  readonly body: unknown
}

/** What a station does with a case, one thing after the other, as it knew it at the beginning. */
async function work(station: Station, caseId: CaseId): Promise<Done[]> {
  const path = `/v1/cases/${caseId}`
  const until = plus(world.clock.now(), { days: 1 })
  const acts = [
    ['take on', 'holder', { from: null, to: station }],
    ['first-contact', 'acts', { act: 'first-contact' }],
    ['wait', 'acts', { act: 'wait', for: 'office', whom: `the office of ${station}`, until }],
    ['outcome', 'outcome', { outcome: outcomes[station] }],
  ] as const
  const done: Done[] = []
  for (const [what, at, body] of acts)
    done.push({ station, what, ...(await call(station, 'POST', `${path}/${at}`, body)) })
  return done
}

test('two stations that work one caseload at once, act by act: one holder, one contact, one outcome, and both read the same', async () => {
  const all = await caseload(10)
  const inOrder = (station: Station) =>
    all.toSorted((one, other) => chanceOf(7, station, one) - chanceOf(7, station, other))
  const done = new Map<CaseId, Done[]>(all.map((caseId) => [caseId, []]))
  // Each goes through all of it in an order of its own, two cases at a time.
  const shift = async (station: Station, half: 0 | 1) => {
    for (const caseId of inOrder(station).filter((_, index) => index % 2 === half))
      done.get(caseId)?.push(...(await work(station, caseId)))
  }
  await Promise.all([shift('left', 0), shift('right', 0), shift('right', 1), shift('left', 1)])

  for (const [caseId, acts] of done) {
    const taken = (what: Done['what']) => acts.filter((one) => one.what === what && one.status === 200)
    expect(acts.filter(({ status }) => status !== 200 && status !== 409)).toEqual([])
    const [holder, ...others] = taken('take on')
    expect(others).toEqual([])
    const [left, right] = [await read(caseId, 'left'), await read(caseId, 'right')]
    expect(left).toEqual(right)
    expect(left).toMatchObject({ state: 'settled', heldBy: holder?.station })
    if (left.state !== 'settled') throw new Error('one of them settled it')

    const [settled, ...again] = taken('outcome')
    expect(again).toEqual([])
    expect([left.by, left.outcome]).toEqual([settled?.station, outcomes[settled?.station as Station]])
    const late = acts.filter((one) => one.what === 'outcome' && one.status === 409)
    for (const { body } of late) expect(body).toMatchObject({ detail: expect.stringContaining(left.by) })

    // What was taken stands in the trail once, and nothing else does.
    const steps = (left.steps ?? []).map(({ act, by }) => `${act} ${by}`).toSorted()
    const said = [...taken('first-contact'), ...taken('wait')]
      .map(({ what, station }) => `${what} ${station}`)
      .toSorted()
    expect(steps).toEqual(said)
    const first = (left.steps ?? [])
      .filter(({ act }) => act === 'first-contact')
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    expect(first.map(({ by }) => by)).toContain(left.contacted?.by)
  }
  const token = await world.token({ role: 'province' })
  const answer = await world.call('GET', `/v1/reports/retention?batchId=${batchId}`, { token })
  expect((answer.body as RetentionReport).cases).toEqual({ opened: 10, settled: 10, unresolved: 0, open: 0 })
})
