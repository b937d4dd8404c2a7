import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noCounts } from '../../domain/enterprises/firm-card.ts'
import { derivedId, type EnterpriseId, type WorkerId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, plus, plusDays } from '../../domain/kernel/instant.ts'
import { answerTime, type CheckInDay, type CheckInFacts } from '../../domain/stabilisation/check-in.ts'
import type { Cohort } from '../../domain/stabilisation/cohort.ts'
import { countsOfAnswer } from '../../domain/stabilisation/counts-of-answer.ts'
import { checkInsIn } from '../../storage/stabilisation/check-ins.ts'
import { cohortsIn } from '../../storage/stabilisation/cohorts.ts'
import { firmFactsIn } from '../../storage/stabilisation/firm-facts.ts'
import { countUnits, embeddedTable } from '../storage/embedded-table.ts'

let table: Awaited<ReturnType<typeof embeddedTable>>
beforeAll(async () => {
  table = await embeddedTable()
})
afterAll(() => table.stop())

const handedOverOn = '2026-03-05' as CalendarDate
const day: CheckInDay = 1
const today = plusDays(handedOverOn, day)
const askedAt = atShanghai(today, '12:00')
const closesAt = plus(askedAt, answerTime)
const workers = ['one', 'two', 'three'].map((name) => derivedId('WorkerId', name))

/** A cohort of one enterprise, asked whether the terms are as promised; as releases before formed it where it is `old`. */
async function asked(name: string, { old = false } = {}) {
  const database = table.database()
  const stores = { checkIns: checkInsIn(database), cohorts: cohortsIn(database), firmFacts: firmFactsIn(database) }
  const [cohortId, batchId] = [derivedId('CohortId', name), derivedId('BatchId', name)]
  const enterpriseId: EnterpriseId = derivedId('EnterpriseId', name)
  const placementId = derivedId('PlacementId', name)
  const of = { chunk: 0, placementId, enterpriseId, cityCode: '330200' }
  const members = workers.map((workerId) => ({ ...of, workerId, employer: '顺达' }))
  const cohort: Cohort = { cohortId, batchId, handedOverOn, members }
  if (!old) await stores.cohorts.form([cohort])
  const counting = old ? {} : { countsAtClose: true as const }
  const facts = (workerId: WorkerId): CheckInFacts => ({
    ...of,
    ...counting,
    cohortId,
    batchId,
    day,
    workerId,
    countyCode: '530621',
    askedAt,
    closesAt,
    handedOverOn,
    ...(!old && { askedTogether: true as const }),
  })
  if (old) await stores.checkIns.ask(workers.map(facts))
  else await stores.checkIns.askTogether(workers.map(facts))
  const answer = (workerId: WorkerId, said: 'as-promised' | 'not-as-promised', at = plus(askedAt, { hours: 1 })) => {
    const counts = countsOfAnswer({ day }, { answer: said })
    return stores.checkIns.answer([
      { checkIn: facts(workerId), cohortId, day, workerId, answer: said, at, counts } as const,
    ])
  }
  const checkInOf = async (workerId: WorkerId) => {
    const [found] = await stores.checkIns.getMany([{ cohortId, day, workerId }])
    if (found?.state !== 'answered') throw new Error(`it is ${found?.state}`)
    return found
  }
  return {
    ...stores,
    database,
    answer,
    checkInOf,
    look: () => stores.firmFacts.standing(cohort),
    close: async (seen?: Awaited<ReturnType<typeof stores.firmFacts.standing>>, answers = cohortId) => {
      const standing = seen ?? (await stores.firmFacts.standing(cohort))
      await stores.firmFacts.noteClosed(cohort, day, {
        seen: standing,
        answers: await stores.checkIns.ofCheckpoint(answers, day),
      })
    },
    correct: async (workerId: WorkerId, said: 'as-promised' | 'not-as-promised') => {
      const before = await checkInOf(workerId)
      const after = { answer: said, answeredAt: plus(askedAt, { hours: 2 }) }
      const kept = said === 'as-promised' ? 1 : 0
      return stores.checkIns.correct(before, after, { termsKept: kept - (before.answer === 'as-promised' ? 1 : 0) })
    },
    terms: async () => {
      const { counts } = await stores.firmFacts.of(enterpriseId, handedOverOn, today)
      expect(counts).toEqual({ ...noCounts, termsAsked: counts.termsAsked, termsKept: counts.termsKept })
      return [counts.termsKept, counts.termsAsked]
    },
  }
}

const [one, two, three] = workers as [WorkerId, WorkerId, WorkerId]

describe('what people answer counts for their enterprise', () => {
  test('at once, the same after the check-in is closed, and once however often either is done', async () => {
    const { answer, terms, close, look } = await asked('at once')
    expect(await terms()).toEqual([0, 0])
    expect(await answer(one, 'as-promised')).toHaveLength(1)
    expect(await answer(two, 'not-as-promised')).toHaveLength(1)
    expect(await answer(two, 'not-as-promised')).toHaveLength(1)
    expect(await answer(two, 'as-promised')).toHaveLength(0)
    expect(await terms()).toEqual([1, 2])
    for (const times of [1, 2]) {
      await close()
      expect(await terms()).toEqual([1, 2])
      expect(await look()).toMatchObject([{ revision: times, counted: { [day]: { termsAsked: 2, termsKept: 1 } } }])
    }
  })

  test('and costs a write unit an answer', async () => {
    const { answer, database } = await asked('a unit')
    const counted = countUnits(database)
    for (const workerId of workers) await answer(workerId, 'as-promised')
    expect(counted.units).toBe(workers.length)
  })

  test('where it is put right, while people may answer and after', async () => {
    const { answer, correct, terms, close } = await asked('put right')
    await answer(one, 'as-promised')
    await answer(two, 'as-promised')
    expect(await correct(one, 'not-as-promised')).toBe(true)
    expect(await terms()).toEqual([1, 2])
    await close()
    expect(await terms()).toEqual([1, 2])
    expect(await correct(two, 'not-as-promised')).toBe(true)
    expect(await terms()).toEqual([0, 2])
    expect(await correct(one, 'as-promised')).toBe(true)
    expect(await terms()).toEqual([1, 2])
  })

  test('where it is put right at the moment at which the check-in is closed: whoever closes it looks again', async () => {
    const { answer, correct, terms, close, look } = await asked('both at once')
    const others = await asked('both at once, as it was')
    for (const { answer: say } of [{ answer }, others]) {
      await say(one, 'as-promised')
      await say(two, 'as-promised')
    }
    const seen = await look()
    expect(await correct(one, 'not-as-promised')).toBe(true)
    // Answers that were read before it was put right.
    await close(seen, derivedId('CohortId', 'both at once, as it was'))
    expect(await terms()).toEqual([1, 2])
  })

  test('where it comes after its time and the check-in is closed for enterprises already', async () => {
    const { answer, terms, close } = await asked('late')
    await answer(one, 'as-promised')
    await close()
    const late = plus(closesAt, { minutes: 1 })
    expect(await answer(three, 'not-as-promised', late)).toHaveLength(1)
    expect(await answer(three, 'not-as-promised', late)).toHaveLength(1)
    expect(await terms()).toEqual([1, 2])
    await close()
    expect(await terms()).toEqual([1, 2])
  })

  test('as it did, one by one, where a release before formed the cohort', async () => {
    const { answer, correct, terms, close } = await asked('old', { old: true })
    await answer(one, 'as-promised')
    await answer(two, 'not-as-promised')
    expect(await terms()).toEqual([1, 2])
    await close()
    expect(await correct(two, 'as-promised')).toBe(true)
    expect(await terms()).toEqual([2, 2])
  })

  test('once where a function of the release before took an answer, which it counted itself', async () => {
    const { answer, checkIns, checkInOf, terms, close } = await asked('both releases')
    await answer(one, 'as-promised')
    const before = { cohortId: derivedId('CohortId', 'both releases'), day, workerId: two }
    const [known] = await checkIns.getMany([before])
    const { countsAtClose: _, ...unknown } = known!
    const at = plus(askedAt, { hours: 3 })
    const counts = { termsAsked: 1, termsKept: 1 }
    await checkIns.answer([{ checkIn: unknown, ...before, answer: 'as-promised', at, counts }])
    expect(await checkInOf(two)).not.toHaveProperty('counts')
    expect(await terms()).toEqual([2, 2])
    await close()
    expect(await terms()).toEqual([2, 2])
  })
})
