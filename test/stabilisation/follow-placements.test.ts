import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CohortId, derivedId } from '../../domain/kernel/ids.ts'
import { atShanghai, dateInShanghai, epochOf, plusDays, timeInShanghai } from '../../domain/kernel/instant.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import type { RetentionReport } from '../../domain/stabilisation/retention-report.ts'
import { openJobOrder, openPlant } from '../enterprises/plant.ts'
import type { Person } from '../notices/people.ts'
import { sideBySide } from '../side-by-side.ts'
import { openWorld, type World } from '../world.ts'
import { placed, travelledBatch } from './people-at-work.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const story = sideBySide(() => world)
/** A test with a plant and a travelled batch of its own, beside those of the others. */
const followed = (tell: (of: Awaited<ReturnType<typeof openFollowed>>) => Promise<void>) =>
  story(async (own) => {
    const of = await openFollowed(own)
    try {
      await tell(of)
    } finally {
      await of.plant.close()
    }
  })

async function openFollowed(world: World) {
  const plant = await openPlant(world)
  const jobOrder = await openJobOrder(world, plant)
  const batchId = derivedId('BatchId', 'follow-up', plant.id)
  await travelledBatch(world, jobOrder, batchId)

  const texts = ({ phone }: Person) => world.partners.texts.filter((sms) => sms.phone === phone)
  async function types(person: Person, text: string): Promise<void> {
    world.partners.reply(person.phone, text)
    await world.advance({ minutes: 65 })
  }
  return {
    world,
    plant,
    jobOrder,
    batchId,
    texts,
    types,
    /** What the batch's last step does. */
    startFollowUp: async (): Promise<CohortId[]> => {
      const { handler } = await import('../../functions/stabilisation/form-cohorts.ts')
      const { listKey } = (await handler({ batchId }, { functionName: 'form-cohorts' } as never)) as { listKey: string }
      const list = await world.deps.bucket.readJson<{ cohortId: CohortId }[]>(listKey)
      for (const { cohortId } of list)
        await world.deps.workflows.start('stabilisation/follow-placements', cohortId, { cohortId })
      return list.map(({ cohortId }) => cohortId)
    },
    checkIns: (person: Person) => texts(person).filter(({ template }) => template.startsWith('check-in')),
    /** That many days on, after the check-in of the day, those who have something to say say it. */
    untilCheckIn: async (days: number, replies: [Person, string][] = []): Promise<void> => {
      const now = world.clock.now()
      const afterAsking = atShanghai(plusDays(dateInShanghai(now), days), '20:00')
      await world.advance({ seconds: (epochOf(afterAsking) - epochOf(now)) / 1000 })
      for (const [person, text] of replies) await types(person, text)
    },
    retention: async (): Promise<RetentionReport> => {
      const token = await world.token({ role: 'province' })
      return (await world.call('GET', `/v1/reports/retention?batchId=${batchId}`, { token })).body as RetentionReport
    },
    casesOf: async (person: Person, standing = 'open'): Promise<Case[]> => {
      const token = await world.token({ role: 'station', cities: [jobOrder.cityCode] })
      const { body } = await world.call('GET', `/v1/cases?city=${jobOrder.cityCode}&standing=${standing}&limit=200`, {
        token,
      })
      return (body as { items: Case[] }).items.filter(({ workerId }) => workerId === person.workerId)
    },
    report: async (one: Case, outcome: string) => {
      const token = await world.token({ role: 'station', cities: [jobOrder.cityCode] })
      return world.call('POST', `/v1/cases/${one.caseId}/outcome`, { token, body: { outcome } })
    },
  }
}

test(
  'from day 1 to day 180 everybody at work is asked five times by day, and asked = answered + silent',
  followed(async ({ world, jobOrder, batchId, startFollowUp, checkIns, untilCheckIn, retention }) => {
    const people = [await placed(world, jobOrder, batchId), await placed(world, jobOrder, batchId)] as const
    const handedOver = dateInShanghai(world.clock.now())
    await startFollowUp()
    let day = 0
    for (const next of [1, 7, 30, 90, 180]) {
      await untilCheckIn(next - day, [[people[0], next === 30 ? '4800' : '1']])
      day = next
    }
    await world.advance({ days: 3 })
    const { people: followed, checkpoints } = await retention()
    expect(followed).toBe(2)
    const figures = { people: 2, atWork: 2, asked: 2, answered: 1, silent: 1 }
    expect(checkpoints).toEqual({ 1: figures, 7: figures, 30: figures, 90: figures, 180: figures })
    const times = checkIns(people[1]).map(({ at }) => timeInShanghai(at))
    expect(times).toHaveLength(5)
    for (const time of times) expect([time >= '09:00', time < '20:01']).toEqual([true, true])
    expect(dateInShanghai(checkIns(people[1])[0]!.at) > handedOver).toBe(true)
  }),
)

test(
  'a cohort of a release before, of one city and with its check-ins in it, is followed to its end',
  followed(async ({ world, jobOrder, batchId, startFollowUp, untilCheckIn, retention }) => {
    const person = await placed(world, jobOrder, batchId)
    const { chunk, placementId, enterpriseId, cityCode, workerId } = person.placement
    const handedOverOn = dateInShanghai(world.clock.now())
    const cohortId = derivedId('CohortId', batchId, handedOverOn, cityCode, 0)
    const figures = { people: 1, atWork: 1, asked: 1, answered: 1, silent: 0 }
    const checkpoints = { 1: { state: 'closed', ...figures, byEnterprise: { [enterpriseId]: figures } } }
    const ofItem = { cohortId, batchId, cityCode, handedOverOn, checkpoints }
    const members = [{ workerId, chunk, placementId, enterpriseId, employer: '顺达' }]
    const key = { pk: `$zhida#cohortid_${cohortId}`, sk: '$cohort_1', gsi1pk: `$zhida#batchid_${batchId}` }
    const Item = {
      ...key,
      gsi1sk: `$cohort_1#handedoveron_${handedOverOn}#citycode_${cityCode}#cohortid_${cohortId}`,
      ...ofItem,
      members,
      expiresAt: 2_000_000_000,
      __edb_e__: 'cohort',
      __edb_v__: '1',
    }
    await world.deps.database.client.send(new PutCommand({ TableName: world.deps.database.table, Item }))
    // It is followed already, so that nobody starts it anew; its own execution, that of the release before, goes on.
    expect(await startFollowUp()).toEqual([])
    await world.deps.workflows.start('stabilisation/follow-placements', cohortId, { cohortId })
    await untilCheckIn(7)
    await world.advance({ days: 3 })
    const report = await retention()
    const silent = { ...figures, answered: 0, silent: 1 }
    expect(report).toMatchObject({ people: 1, byCity: [{ cityCode, checkpoints: { 7: silent } }] })
    expect(report.checkpoints).toEqual({ 1: expect.anything(), 7: silent })
  }),
)

test(
  'a silent worker is looked after by one case at a time, and not pressed',
  followed(async ({ world, jobOrder, batchId, startFollowUp, texts, untilCheckIn, casesOf }) => {
    const silent = await placed(world, jobOrder, batchId)
    await startFollowUp()
    await untilCheckIn(4)
    const [first] = await casesOf(silent)
    expect(first).toMatchObject({ kind: 'silent', state: 'assigned', to: 'station' })
    await untilCheckIn(6)
    expect((await casesOf(silent)).map(({ caseId }) => caseId)).toEqual([first?.caseId])
    expect(texts(silent).map(({ template }) => template)).toEqual(['check-in-day-1', 'check-in-contract'])
  }),
)

test(
  'a promise that is not kept opens a case and pauses the enterprise until the case is settled',
  followed(async ({ world, plant, jobOrder, batchId, startFollowUp, untilCheckIn, retention, casesOf, report }) => {
    const person = await placed(world, jobOrder, batchId)
    await startFollowUp()
    await untilCheckIn(1, [[person, '2']])
    const [broken] = await casesOf(person)
    expect(broken).toMatchObject({ kind: 'promise', state: 'assigned' })
    const standing = async () => (await world.deps.enterprises.get(plant.id))?.standing
    expect(await standing()).toMatchObject({ state: 'paused', caseIds: [broken?.caseId] })
    expect(await report(broken!, 'settled')).toMatchObject({
      status: 200,
      body: { state: 'settled', outcome: 'settled' },
    })
    expect(await standing()).toEqual({ state: 'active' })
    expect((await retention()).cases).toEqual({ opened: 1, settled: 1, unresolved: 0, open: 0 })
  }),
)

describe('no more is asked of somebody who', () => {
  test(
    'says that they have left, and who is free for another batch then',
    followed(async ({ world, jobOrder, batchId, startFollowUp, checkIns, untilCheckIn, retention }) => {
      const person = await placed(world, jobOrder, batchId)
      await startFollowUp()
      await untilCheckIn(1, [[person, '1']])
      await untilCheckIn(6, [[person, '3']])
      await untilCheckIn(30)
      expect(checkIns(person)).toHaveLength(2)
      expect((await person.worker()).engagedIn).toBeNull()
      expect((await retention()).checkpoints).toMatchObject({
        7: { atWork: 0, answered: 1 },
        30: { atWork: 0, asked: 0 },
      })
    }),
  )

  test(
    'has left, as the enterprise says',
    followed(async ({ world, plant, jobOrder, batchId, startFollowUp, checkIns, untilCheckIn, casesOf }) => {
      const person = await placed(world, jobOrder, batchId)
      await startFollowUp()
      await untilCheckIn(2)
      const leftOn = dateInShanghai(world.clock.now())
      await plant.send('worker.left', { placementId: person.placement.placementId, leftOn })
      await untilCheckIn(30)
      expect(checkIns(person)).toHaveLength(1)
      expect(await casesOf(person)).toEqual([])
    }),
  )

  test(
    'takes consent back after a silence, and nobody goes on looking',
    followed(async ({ world, jobOrder, batchId, startFollowUp, texts, types, untilCheckIn, casesOf }) => {
      const person = await placed(world, jobOrder, batchId)
      await startFollowUp()
      await untilCheckIn(4)
      expect(await casesOf(person)).toMatchObject([{ kind: 'silent' }])
      await types(person, '退订')
      expect(await casesOf(person)).toEqual([])
      expect(await casesOf(person, 'closed')).toMatchObject([{ outcome: 'no-contact' }])
      await untilCheckIn(30)
      expect(texts(person)).toHaveLength(1)
    }),
  )

  test(
    'takes consent back',
    followed(async ({ world, jobOrder, batchId, startFollowUp, texts, untilCheckIn, casesOf }) => {
      const person = await placed(world, jobOrder, batchId)
      await startFollowUp()
      await untilCheckIn(1, [[person, '别发了']])
      await untilCheckIn(30)
      expect(texts(person)).toHaveLength(1)
      expect(await casesOf(person)).toEqual([])
    }),
  )
})

test(
  'a worker who arrived and was not taken over has a case with the station, and is not asked how the job is',
  followed(async ({ world, jobOrder, batchId, startFollowUp, casesOf, report }) => {
    const diverted = await placed(world, jobOrder, batchId, { state: 'diverted', at: world.clock.now() })
    expect(await startFollowUp()).toEqual([])
    await world.advance({ hours: 1 })
    const [one] = await casesOf(diverted)
    expect(one).toMatchObject({ kind: 'diverted', state: 'assigned' })
    await report(one!, 're-placement')
    expect((await diverted.worker()).engagedIn).toBeNull()
  }),
)

describe('a case that the station does not settle', () => {
  test(
    'goes to the province, and closes as unresolved with its reason when nobody does',
    followed(async ({ world, plant, jobOrder, batchId, startFollowUp, untilCheckIn, casesOf, report }) => {
      const person = await placed(world, jobOrder, batchId)
      await startFollowUp()
      await untilCheckIn(1, [[person, '2']])
      await world.advance({ days: 4 })
      expect(await casesOf(person)).toMatchObject([{ state: 'assigned', to: 'province' }])
      await world.advance({ days: 7 })
      const [closed] = await casesOf(person, 'closed')
      expect(closed).toMatchObject({ state: 'unresolved', why: expect.stringContaining('Nobody reported an outcome') })
      expect((await world.deps.enterprises.get(plant.id))?.standing.state).toBe('paused')

      expect(await report(closed!, 'settled')).toMatchObject({ status: 200, body: { state: 'settled', late: true } })
      expect((await world.deps.enterprises.get(plant.id))?.standing.state).toBe('active')
    }),
  )

  test(
    'takes one outcome: the same again is the same answer, another is refused',
    followed(async ({ world, jobOrder, batchId, startFollowUp, untilCheckIn, casesOf, report }) => {
      const person = await placed(world, jobOrder, batchId)
      await startFollowUp()
      await untilCheckIn(1, [[person, '求助']])
      const [one] = await casesOf(person)
      const first = await report(one!, 'way-home')
      expect(await report(one!, 'way-home')).toEqual(first)
      expect(await report(one!, 'settled')).toMatchObject({ status: 409 })
      expect((await world.deps.placements.get(batchId, 0, person.workerId))?.journey.state).toBe('left')
    }),
  )
})

test(
  'a station reads and settles only the cases of its own city',
  followed(async ({ world, jobOrder, batchId, startFollowUp, untilCheckIn, casesOf }) => {
    const person = await placed(world, jobOrder, batchId)
    await startFollowUp()
    await untilCheckIn(1, [[person, '求助']])
    const [one] = await casesOf(person)
    const elsewhere = await world.token({ role: 'station', cities: ['310000'] })
    expect(await world.call('GET', `/v1/cases?city=${jobOrder.cityCode}`, { token: elsewhere })).toMatchObject({
      status: 403,
    })
    expect(await world.call('GET', `/v1/cases/${one?.caseId}`, { token: elsewhere })).toMatchObject({ status: 403 })
    const here = await world.token({ role: 'station', cities: [jobOrder.cityCode] })
    const masked = await world.call('GET', `/v1/cases/${one?.caseId}`, { token: here })
    expect(JSON.stringify(masked.body)).not.toContain(person.phone)
    const query = `details=full&why=${encodeURIComponent('打电话了解情况')}`
    const whole = await world.call('GET', `/v1/cases/${one?.caseId}?${query}`, { token: here })
    expect(whole.body).toMatchObject({ worker: { name: '王小明', phone: person.phone } })
    expect(await world.deps.audit.of(one?.caseId ?? '')).toMatchObject([
      { action: 'stabilisation/get-case', opened: { list: one?.caseId, people: 1, why: '打电话了解情况' } },
    ])
    const auditor = await world.token({ role: 'auditor' })
    expect(await world.call('GET', `/v1/cases/${one?.caseId}?${query}`, { token: auditor })).toMatchObject({
      status: 403,
    })
  }),
)
