import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firmCard, noCounts } from '../../domain/enterprises/firm-card.ts'
import { firmCardRulesOn } from '../../domain/enterprises/firm-card-rules.ts'
import { type CohortId, derivedId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, dateInShanghai, epochOf, plus, plusDays } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import type { PhoneCall } from '../../domain/stabilisation/phone-call.ts'
import { hashOfToken, pageToken } from '../../functions/notices/page-token.ts'
import { sendNotices } from '../../functions/notices/send-notices.ts'
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
/** A test with an enterprise, a job order and a batch of its own, beside those of the others. */
const employed = (tell: (of: Awaited<ReturnType<typeof openEmployer>>) => Promise<void>) =>
  story(async (own) => {
    const of = await openEmployer(own)
    try {
      await tell(of)
    } finally {
      await of.plant.close()
    }
  })

/** People are handed over on the promised first day, on the 1st of a month of 30 or 31 days: the first wage is that of a month. */
async function openEmployer(world: World) {
  const plant = await openPlant(world)
  const jobOrder = await openJobOrder(world, plant)
  const batchId = derivedId('BatchId', 'payslip', plant.id)
  let begun = firstOfLongMonth(jobOrder.startDate)
  await until(begun)
  await travelledBatch(world, jobOrder, batchId)

  async function until(day: CalendarDate, time = '09:00'): Promise<void> {
    const seconds = (epochOf(atShanghai(day, time)) - epochOf(world.clock.now())) / 1000
    await world.advance({ seconds })
  }
  async function startFollowUp(): Promise<CohortId> {
    begun = dateInShanghai(world.clock.now())
    const { handler } = await import('../../functions/stabilisation/form-cohorts.ts')
    const { listKey } = (await handler({ batchId }, { functionName: 'form-cohorts' } as never)) as { listKey: string }
    const [one] = await world.deps.bucket.readJson<{ cohortId: CohortId }[]>(listKey)
    const { cohortId } = one!
    await world.deps.workflows.start('stabilisation/follow-placements', cohortId, { cohortId })
    return cohortId
  }
  return {
    world,
    plant,
    jobOrder,
    batchId,
    startFollowUp,
    /** Some people, handed over today and followed. */
    atWork: async (count: number): Promise<{ people: (Person & { page: string })[]; cohortId: CohortId }> => {
      const people: (Person & { page: string })[] = []
      for (let number = 0; number < count; number += 1) {
        const person = await placed(world, jobOrder, batchId)
        const token = await pageToken({ batchId, workerId: person.workerId }, world.deps)
        const { workerId } = person
        await world.deps.links.keep([{ tokenHash: hashOfToken(token), workerId, batchId, chunk: 0 }], world.clock.now())
        people.push(Object.assign(person, { page: `${world.deps.settings.PUBLIC_URL}/t/${token}` }))
      }
      return { people, cohortId: await startFollowUp() }
    },
    untilDay: (day: number) => until(plusDays(begun, day), '20:00'),
    types: async (person: Person, text: string): Promise<void> => {
      world.partners.reply(person.phone, text)
      await world.advance({ minutes: 65 })
    },
    templates: async ({ workerId }: Person) =>
      (await world.deps.messages.ofWorker(workerId, await world.deps.links.ofWorker(workerId))).map(
        ({ template }) => template,
      ),
    casesOf: async (person: Person): Promise<Case[]> => {
      const token = await world.token({ role: 'station', cities: [jobOrder.cityCode] })
      const { body } = await world.call('GET', `/v1/cases?city=${jobOrder.cityCode}&limit=200`, { token })
      // Who said nothing on a day before is looked after by a case of their own.
      const own = (body as { items: Case[] }).items.filter(({ workerId }) => workerId === person.workerId)
      return own.filter(({ kind }) => kind !== 'silent')
    },
    standing: async () => (await world.deps.enterprises.get(plant.id))?.standing,
    counts: async () => (await world.deps.firmFacts.of(plant.id, begun, dateInShanghai(world.clock.now()))).counts,
    checkInOf: async (person: Person, cohortId: CohortId, day: number) =>
      (await world.deps.checkIns.getMany([{ cohortId, day, workerId: person.workerId }]))[0],
  }
}

function firstOfLongMonth(from: CalendarDate): CalendarDate {
  for (let day = from; ; day = plusDays(day, 1)) if (day.endsWith('-01') && !day.endsWith('02-01')) return day
}

async function press(page: string, fields: Record<string, string>): Promise<string> {
  const answer = await fetch(`${page}/answer`, { method: 'POST', body: new URLSearchParams(fields) })
  return answer.text()
}
const erasure = { askedBy: 'person', reason: '本人要求删除' }

describe('the first wage', () => {
  test(
    'as promised is taken as it is typed, opens nothing, and counts for the enterprise',
    employed(async ({ atWork, untilDay, types, templates, casesOf, standing, counts, checkInOf }) => {
      const { people, cohortId } = await atWork(1)
      const [person] = people
      await untilDay(1)
      await types(person!, '1')
      await untilDay(7)
      await types(person!, '签了')
      await untilDay(30)
      await types(person!, '实发5千2')
      expect(await templates(person!)).toEqual(['check-in-day-1', 'check-in-contract', 'check-in-wage'])
      expect(await checkInOf(person!, cohortId, 30)).toMatchObject({
        state: 'answered',
        answer: 'paid',
        wage: { finding: 'as-promised', promised: yuan(5500), paid: yuan(5200), missing: yuan(300) },
      })
      expect(await casesOf(person!)).toEqual([])
      expect(await standing()).toEqual({ state: 'active' })
      expect(await counts()).toEqual({
        ...noCounts,
        termsAsked: 1,
        termsKept: 1,
        contractAsked: 1,
        contractKept: 1,
        wageAsked: 1,
        wageKept: 1,
        wageInTime: 1,
      })
    }),
  )

  test(
    'is put right once by who saw it as it stood, and so is the contract beside it',
    employed(async ({ atWork, untilDay, types, checkInOf, world }) => {
      const { people, cohortId } = await atWork(1)
      const [person] = people
      await untilDay(30)
      await types(person!, '5500')
      const seen = (await checkInOf(person!, cohortId, 30))!
      if (seen.state !== 'answered') throw new Error(seen.state)
      const { checkIns } = world.deps
      const answeredAt = world.clock.now()
      expect(await checkIns.correct(seen, { answer: 'unpaid', answeredAt }, {})).toBe(true)
      expect(await checkIns.correct(seen, { answer: 'not-due', answeredAt }, {})).toBe(false)
      expect(await checkIns.noteContract(seen, 'signed', {})).toBe(true)
      expect(await checkIns.noteContract(seen, 'not-signed', {})).toBe(false)
      const signed = (await checkInOf(person!, cohortId, 30))!
      expect(signed).toMatchObject({ answer: 'unpaid', contract: 'signed' })
      expect(await checkIns.noteContract(signed, 'not-signed', {})).toBe(true)
      expect(await checkIns.noteContract(signed, 'signed', {})).toBe(false)
    }),
  )

  test(
    'that is short opens a case with the sums, pauses the enterprise, and goes on once it is settled',
    employed(async ({ plant, atWork, untilDay, types, casesOf, counts, checkInOf, world }) => {
      const { people, cohortId } = await atWork(2)
      const [person, other] = people
      await untilDay(7)
      for (const one of people) await types(one, '1')
      await untilDay(30)
      await types(person!, '3000')
      await types(other!, '5500，晚了五天')
      const [short] = await casesOf(person!)
      expect(short).toMatchObject({
        kind: 'wages',
        checkInDay: 30,
        firstWage: { finding: 'short', promised: yuan(5500), paid: yuan(3000), missing: yuan(2500), late: false },
      })
      const [late] = await casesOf(other!)
      expect(late).toMatchObject({ kind: 'wages', firstWage: { finding: 'late', missing: yuan(0), late: true } })
      const token = await world.token({ role: 'province' })
      const sheet = async () => (await world.call('GET', `/v1/enterprises/${plant.id}`, { token })).body
      expect(await sheet()).toMatchObject({
        standing: {
          state: 'paused',
          whyWords: { zh: '有人员反映工资没有按承诺发放。' },
          caseIds: [short?.caseId, late?.caseId],
        },
      })
      for (const one of [short, late]) {
        const body = { outcome: 'settled', note: '已补发' }
        expect((await world.call('POST', `/v1/cases/${one?.caseId}/outcome`, { token, body })).status).toBe(200)
      }
      expect(await sheet()).toMatchObject({ standing: { state: 'active' } })
      expect(await counts()).toMatchObject({ wageAsked: 2, wageKept: 0, wageInTime: 1 })

      // Of an erased person what they earn goes, from the answer and from the case; what it counts for stays.
      const erasing = { token: await world.token({ role: 'county', counties: ['530621'] }), body: erasure }
      const erased = await world.call('POST', `/v1/workers/${person!.workerId}/erasure`, erasing)
      expect(erased.status).toBe(200)
      const kept = [await checkInOf(person!, cohortId, 30), await world.deps.cases.get(short!.caseId)]
      expect(kept).toMatchObject([
        { state: 'answered', answer: 'paid' },
        { kind: 'wages', state: 'settled' },
      ])
      expect(JSON.stringify(kept)).not.toContain('minorUnits')
      expect(await counts()).toMatchObject({ wageAsked: 2, wageKept: 0, wageInTime: 1 })
      // Closed it counts the same.
      await untilDay(33)
      expect(await counts()).toMatchObject({ wageAsked: 2, wageKept: 0, wageInTime: 1 })
    }),
  )

  test(
    'that was not paid, in their own words, is a case of wages and no second one that cries for help',
    employed(async ({ atWork, untilDay, types, casesOf }) => {
      const { people } = await atWork(1)
      const [person] = people
      await untilDay(7)
      await types(person!, '1')
      await untilDay(30)
      await types(person!, '工资还没发')
      expect(await casesOf(person!)).toMatchObject([
        { kind: 'wages', firstWage: { finding: 'unpaid', paid: null, missing: yuan(5500) } },
      ])
    }),
  )

  test(
    'cried out over is a case of its own too',
    employed(async ({ atWork, untilDay, types, casesOf }) => {
      const { people } = await atWork(1)
      await untilDay(7)
      await types(people[0]!, '1')
      await untilDay(30)
      await types(people[0]!, '3000，老板跑了')
      expect((await casesOf(people[0]!)).map(({ kind }) => kind).toSorted()).toEqual(['urgent-help', 'wages'])
    }),
  )

  test(
    'of half a month is held to half a month',
    employed(async ({ atWork, untilDay, types, casesOf, checkInOf, world }) => {
      await world.advance({ days: 15 })
      const { people, cohortId } = await atWork(2)
      await untilDay(7)
      for (const one of people) await types(one, '1')
      await untilDay(30)
      await types(people[0]!, '2800')
      await types(people[1]!, '1500')
      expect(await casesOf(people[0]!)).toEqual([])
      expect(await casesOf(people[1]!)).toMatchObject([{ kind: 'wages', firstWage: { finding: 'short' } }])
      expect(await checkInOf(people[0]!, cohortId, 30)).toMatchObject({ wage: { finding: 'as-promised' } })
    }),
  )

  test(
    'that cannot be meant is asked again and left to a colleague, who is told the amount',
    employed(async ({ jobOrder, batchId, atWork, untilDay, types, templates, casesOf, standing, checkInOf, world }) => {
      const { people, cohortId } = await atWork(1)
      const [person] = people
      await untilDay(7)
      await untilDay(30)
      await types(person!, '48000')
      expect(await checkInOf(person!, cohortId, 30)).toMatchObject({ state: 'asked' })
      expect(await casesOf(person!)).toEqual([])
      expect((await templates(person!)).at(-1)).toBe('answer-unclear')
      expect(await standing()).toEqual({ state: 'active' })

      const token = await world.token({ role: 'station', cities: [jobOrder.cityCode], subject: 'zhao@station' })
      const { body } = await world.call('GET', `/v1/calls?batchId=${batchId}`, { token })
      const [call] = (body as { items: PhoneCall[] }).items
      expect(call).toMatchObject({ workerId: person!.workerId, asksContract: true })
      expect(call?.answers).toEqual(['paid', 'unpaid', 'not-due', 'needs-help', 'has-left'])
      const says = (said: object) => world.call('POST', `/v1/calls/${call?.callId}/answer`, { token, body: said })
      expect(await says({ answer: 'paid', amount: '很多' })).toMatchObject({ status: 422 })
      expect(await says({ answer: 'paid', amount: '3千', contract: 'not-signed' })).toMatchObject({ status: 200 })
      expect((await casesOf(person!)).map(({ kind }) => kind).toSorted()).toEqual(['contract', 'wages'])
      expect((await templates(person!)).filter((one) => one === 'check-in-contract')).toHaveLength(1)
    }),
  )
})

test(
  'a wage that is not due on day 30 is asked for by telephone once it is',
  employed(async ({ jobOrder, batchId, startFollowUp, untilDay, types, casesOf, counts, checkInOf, world }) => {
    const later = { ...jobOrder, payDay: 20 }
    const person = await placed(world, later, batchId)
    const cohortId = await startFollowUp()
    await untilDay(7)
    await types(person, '1')
    await untilDay(30)
    await types(person, '没到发薪日')
    expect(await checkInOf(person, cohortId, 30)).toMatchObject({ answer: 'not-due', wage: { finding: 'not-due' } })
    expect(await casesOf(person)).toEqual([])
    const station = () => world.token({ role: 'station', cities: [jobOrder.cityCode], subject: 'zhao@station' })
    const calls = async () => {
      const { body } = await world.call('GET', `/v1/calls?batchId=${batchId}`, { token: await station() })
      return (body as { items: PhoneCall[] }).items
    }
    await untilDay(40)
    expect(await calls()).toEqual([])
    await untilDay(52)
    const [call] = await calls()
    expect(call).toMatchObject({ workerId: person.workerId, answers: ['paid', 'unpaid', 'not-due'] })
    const said = { token: await station(), body: { answer: 'paid', amount: '3000' } }
    expect(await world.call('POST', `/v1/calls/${call?.callId}/answer`, said)).toMatchObject({ status: 200 })
    expect(await calls()).toEqual([])
    expect(await casesOf(person)).toMatchObject([{ kind: 'wages', firstWage: { finding: 'short', paid: yuan(3000) } }])
    expect(await counts()).toMatchObject({ wageAsked: 1, wageKept: 0 })
  }),
)

describe('the contract', () => {
  test(
    'is asked for on day 7, and again beside the wage from who had none; none after a month is a case',
    employed(async ({ atWork, untilDay, types, templates, casesOf, standing, counts, checkInOf }) => {
      const { people, cohortId } = await atWork(2)
      const [without, later] = people
      await untilDay(7)
      for (const one of people) await types(one, '2')
      expect(await casesOf(without!)).toEqual([])
      expect(await counts()).toMatchObject({ contractAsked: 0 })
      await untilDay(30)
      for (const one of people) await types(one, '5500')
      expect((await templates(without!)).slice(-2)).toEqual(['check-in-wage', 'check-in-contract'])
      await types(without!, '还没签')
      await types(later!, '1')
      expect(await casesOf(without!)).toMatchObject([{ kind: 'contract', checkInDay: 30 }])
      expect(await casesOf(later!)).toEqual([])
      expect(await checkInOf(without!, cohortId, 30)).toMatchObject({ answer: 'paid', contract: 'not-signed' })
      expect(await standing()).toMatchObject({ state: 'paused' })
      expect(await counts()).toMatchObject({ contractAsked: 2, contractKept: 1, wageAsked: 2, wageKept: 2 })
    }),
  )
})

describe('an answer', () => {
  test(
    'that comes twice counts once; one that is put right on the page moves the count and opens what it comes to',
    employed(async ({ atWork, untilDay, types, casesOf, counts, checkInOf, world }) => {
      const { people, cohortId } = await atWork(1)
      const [person] = people
      await untilDay(7)
      await types(person!, '1')
      await untilDay(30)
      expect(await press(person!.page, { answer: 'paid', amount: 'many' })).toContain('没看懂金额')
      expect(await press(person!.page, { answer: 'paid', amount: '5500' })).toContain('您的答复收到了')
      expect(await press(person!.page, { answer: 'paid', amount: '5500' })).toContain('您的答复收到了')
      await types(person!, '5500')
      expect(await counts()).toMatchObject({ wageAsked: 1, wageKept: 1, wageInTime: 1 })
      expect(await press(person!.page, { answer: 'paid', amount: '3000', late: 'true' })).toContain('实发3000元')
      expect(await counts()).toMatchObject({ wageAsked: 1, wageKept: 0, wageInTime: 0 })
      expect(await casesOf(person!)).toMatchObject([{ kind: 'wages', firstWage: { paid: yuan(3000), late: true } }])
      expect(await press(person!.page, { answer: 'paid', amount: '5500' })).toContain('实发5500元')
      expect(await counts()).toMatchObject({ wageAsked: 1, wageKept: 1, wageInTime: 1 })
      // The case stays with the station, which reads what was put right.
      const [one] = await casesOf(person!)
      expect(await world.deps.cases.furtherCalls(one!.caseId)).toHaveLength(1)
      await world.advance({ days: 3 })
      expect(await press(person!.page, { answer: 'paid', amount: '100' })).toContain('以先收到的为准')
      expect(await checkInOf(person!, cohortId, 30)).toMatchObject({ wage: { paid: yuan(5500) } })
    }),
  )

  test(
    'to a question of a release before is read as that one was asked',
    employed(async ({ batchId, atWork, types, casesOf, checkInOf, world }) => {
      const { people, cohortId } = await atWork(1)
      const [person] = people
      const { workerId } = person!
      const worker = await person!.worker()
      const askedAt = world.clock.now()
      const closesAt = plus(askedAt, { days: 2 })
      const { placementId, enterpriseId, chunk, countyCode, cityCode } = (await world.deps.placements.get(
        batchId,
        0,
        workerId,
      ))!
      await world.deps.checkIns.ask([
        {
          cohortId,
          day: 90,
          workerId,
          batchId,
          chunk,
          placementId,
          enterpriseId,
          countyCode,
          cityCode,
          askedAt,
          closesAt,
        },
      ])
      const asks = { about: 'check-in' as const, batchId, chunk, cohortId, day: 90 }
      await sendNotices(
        {
          key: 'old-check-in',
          notices: [
            {
              worker,
              link: asks,
              question: { closesAt, asks },
              template: 'check-in',
              variables: { enterprise: '工厂', days: 90 },
            },
          ],
        },
        world.deps,
      )
      await types(person!, '2')
      expect(await checkInOf(person!, cohortId, 90)).toMatchObject({ state: 'answered', answer: 'needs-help' })
      expect(await casesOf(person!)).toMatchObject([{ kind: 'help' }])
    }),
  )

  test(
    'that the wages are wrong, on day 90, opens a case and pauses the enterprise; who is there then is counted',
    employed(async ({ atWork, untilDay, types, casesOf, standing, counts, world }) => {
      const { people } = await atWork(2)
      const [person, gone] = people
      await untilDay(7)
      for (const one of people) await types(one, '1')
      await untilDay(30)
      await types(person!, '5500')
      await types(gone!, '3')
      await untilDay(90)
      await types(person!, '2')
      expect(await casesOf(person!)).toMatchObject([{ kind: 'wages', checkInDay: 90 }])
      expect(await standing()).toMatchObject({ state: 'paused' })
      await world.advance({ days: 3 })
      expect(await counts()).toMatchObject({ followed90: 2, atWork90: 1 })
    }),
  )
})

test('of fewer than five people a card tells nothing', () => {
  const day = '2026-06-01' as CalendarDate
  const rules = firmCardRulesOn(day)
  const of = (people: number) =>
    firmCard({ ...noCounts, wageAsked: people, wageKept: people }, [], { since: day, rules })
  expect(of(4)).toMatchObject({ firstWageAsPromised: null, promiseKept: null })
  expect(of(5)).toMatchObject({ firstWageAsPromised: { some: 5, of: 5, isFew: true } })
})
