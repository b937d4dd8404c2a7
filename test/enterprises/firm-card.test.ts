import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardSince, type FirmCard, firmCard, noCounts } from '../../domain/enterprises/firm-card.ts'
import { firmCardRulesOn } from '../../domain/enterprises/firm-card-rules.ts'
import { answerHeadcount, askHeadcount, type HeadcountRequestIn } from '../../domain/enterprises/headcount.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, plus } from '../../domain/kernel/instant.ts'
import { offerJob } from '../notices/offer-job.ts'
import { surveyed } from '../notices/people.ts'
import { openWorld, type World } from '../world.ts'
import { openJobOrder, openPlant, type Plant } from './plant.ts'
import { done } from './sample.ts'

const rules = firmCardRulesOn('2027-03-01' as CalendarDate)
const since = cardSince('2027-03-01' as CalendarDate, rules)
const told = { since, rules }

describe('a card', () => {
  test('tells each share with of how many it is, and the interval where they are few', () => {
    const counts = { ...noCounts, termsAsked: 8, termsKept: 7, wageAsked: 6, wageKept: 5, wageInTime: 6 }
    const card = firmCard(counts, [2, 10, null], told)
    expect(card.termsKept).toMatchObject({ some: 7, of: 8, isFew: true })
    expect(card.promiseKept).toMatchObject({ some: 12, of: 14 })
    expect(card.firstWageInTime).toMatchObject({ some: 6, of: 6 })
    expect(card.contractSigned).toBeNull()
    expect(card.answerTime).toEqual({ medianHours: 10, questions: 3, unanswered: 1 })
  })

  test('says of an enterprise that mostly does not answer that it does not', () => {
    expect(firmCard(noCounts, [3, null, null], told).answerTime).toEqual({
      medianHours: null,
      questions: 3,
      unanswered: 2,
    })
    expect(firmCard(noCounts, [], told).answerTime).toBeNull()
  })

  test('tells nothing by which the answer of one of few people could be guessed', () => {
    const people = fc.nat({ max: 9 })
    fc.assert(
      fc.property(people, people, people, (terms, contract, wage) => {
        const counts = { ...noCounts, termsAsked: terms, contractAsked: contract, wageAsked: wage }
        const card = firmCard(counts, [], told)
        expect(card.termsKept !== null).toBe(terms >= 5)
        expect(card.contractSigned !== null).toBe(contract >= 5)
        expect(card.firstWageAsPromised !== null).toBe(wage >= 5)
        // Ten answers of four people are four people.
        expect(card.promiseKept !== null).toBe(Math.max(terms, contract, wage) >= 5)
      }),
    )
  })

  test('holds the share within its interval, which narrows as more are asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 400 }), fc.float({ min: 0, max: 1, noNaN: true }), (of, share) => {
        const some = Math.round(of * share)
        const one = firmCard({ ...noCounts, followed90: of, atWork90: some }, [], told).stayed90Days!
        const more = firmCard({ ...noCounts, followed90: of * 4, atWork90: some * 4 }, [], told).stayed90Days!
        expect(one.low).toBeLessThanOrEqual(some / of + 1e-9)
        expect(one.high).toBeGreaterThanOrEqual(some / of - 1e-9)
        expect(more.high - more.low).toBeLessThan(one.high - one.low)
      }),
    )
  })
})

describe('at the service', () => {
  let world: World
  let plant: Plant
  let jobOrder: JobOrder
  beforeAll(async () => {
    world = await openWorld({ partners: false })
    plant = await openPlant(world)
    jobOrder = await openJobOrder(world, plant)
  })
  afterAll(async () => {
    await plant.close()
    await world.close()
  })
  const card = async () => {
    const token = await world.token({ role: 'county', counties: ['530621'] })
    return ((await world.call('GET', `/v1/enterprises/${plant.id}`, { token })).body as { card: FirmCard }).card
  }

  test('how long an enterprise took to answer is counted once, however often the answer comes', async () => {
    expect((await card()).answerTime).toBeNull()
    const batchId = derivedId('BatchId', 'answer time')
    const askedAt = world.clock.now()
    const wish = askHeadcount({ batchId, jobOrderId: jobOrder.id, asked: 5 }, askedAt)
    const asked = (await world.deps.headcounts.ask(wish, plant.id)) as HeadcountRequestIn<'open'>
    const answered = done(answerHeadcount(asked, { answer: 'full' }, plus(askedAt, { hours: 6 })))
    expect(await world.deps.headcounts.move(asked, answered)).toBe(true)
    expect(await world.deps.headcounts.move(asked, answered)).toBe(false)
    expect((await card()).answerTime).toEqual({ medianHours: 6, questions: 1, unanswered: 0 })
  })

  test('whoever has an offer reads what is known at that moment, in plain words', async () => {
    const batchId = derivedId('BatchId', 'card on page')
    const person = await surveyed(world)
    await offerJob(world, jobOrder, { batchId, people: [person] })
    const text = world.partners.texts.findLast((sms) => sms.phone === person.phone)?.text ?? ''
    const page = async () => (await fetch(/https?:\S+$/.exec(text)?.[0] ?? '')).text()
    expect(await page()).toContain('情况还不清楚')
    const on = dateInShanghai(world.clock.now())
    const cohort = { enterpriseId: plant.id, on, cohortId: derivedId('CohortId', 'card') }
    await world.deps.firmFacts.noteRetention([{ ...cohort, followed90: 6, atWork90: 5 }])
    await world.deps.firmFacts.noteRetention([{ ...cohort, followed90: 6, atWork90: 5 }])
    expect(await page()).toContain('每10个人约8个满90天还在那里上班（人数不多，可能在4到10个之间）')
    expect((await card()).stayed90Days).toMatchObject({ some: 5, of: 6 })
    const token = await world.token({ role: 'province' })
    const { body } = await world.call('GET', '/v1/enterprises', { token })
    expect(body).toMatchObject({ items: [{ card: { stayed90Days: { of: 6 } } }] })
  })
})
