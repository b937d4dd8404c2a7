import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId, type WorkerId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, plus } from '../../domain/kernel/instant.ts'
import { answerTime, type CheckInAnswer, type CheckInFacts } from '../../domain/stabilisation/check-in.ts'
import { checkInsIn } from '../../storage/stabilisation/check-ins.ts'
import { cohortsIn } from '../../storage/stabilisation/cohorts.ts'
import { countUnits, embeddedTable } from '../storage/embedded-table.ts'

let table: Awaited<ReturnType<typeof embeddedTable>>
beforeAll(async () => {
  table = await embeddedTable()
})
afterAll(() => table.stop())

const handedOverOn = '2026-03-05' as CalendarDate
const askedAt = atShanghai('2026-04-04' as CalendarDate, '12:00')
const closesAt = plus(askedAt, answerTime)
const day = 30
const hour = (hours: number) => plus(askedAt, { hours })

/** A cohort that is about to be asked of its first wage. */
async function cohortOf(name: string, people: number) {
  const database = table.database()
  const checkIns = checkInsIn(database)
  const [cohortId, batchId] = [derivedId('CohortId', name), derivedId('BatchId', name)]
  const workers = Array.from({ length: people }, (_, index) => derivedId('WorkerId', name, index))
  const of = { chunk: 0, enterpriseId: derivedId('EnterpriseId', name), cityCode: '330200' }
  const placementOf = (workerId: WorkerId) => derivedId('PlacementId', workerId)
  const members = workers.map((workerId) => ({ ...of, workerId, placementId: placementOf(workerId), employer: '顺达' }))
  await cohortsIn(database).form([{ cohortId, batchId, handedOverOn, members }])
  const facts = (workerId: WorkerId, at = askedAt): CheckInFacts => ({
    ...of,
    placementId: placementOf(workerId),
    countsAtClose: true,
    cohortId,
    batchId,
    day,
    workerId,
    countyCode: '530621',
    askedAt: at,
    closesAt: plus(at, answerTime),
    handedOverOn,
    kind: 'wage',
    ...(workerId === workers[0] && { asksContract: true }),
  })
  const seen = async (workerId: WorkerId) => {
    const [checkIn] = await checkIns.getMany([{ cohortId, day, workerId }])
    if (!checkIn) throw new Error(`${workerId} was not asked`)
    return checkIn
  }
  const answer = async (workerId: WorkerId, said: CheckInAnswer, at = hour(1), checkIn?: CheckInFacts) =>
    (await checkIns.answer([{ checkIn: checkIn ?? (await seen(workerId)), cohortId, day, workerId, answer: said, at }]))
      .length
  const states = async () =>
    new Map((await checkIns.ofCheckpoint(cohortId, day)).map(({ workerId, state }) => [workerId, state]))
  return { database, checkIns, cohortId, workers, facts, seen, answer, states }
}

test('a hundred are asked in one item, each once, whoever asks some of them again or at the same moment', async () => {
  const { database, checkIns, cohortId, workers, facts, states } = await cohortOf('hundred', 100)
  const counted = countUnits(database)
  await checkIns.askTogether(workers.slice(0, 60).map((one) => facts(one)))
  expect(counted.units).toBeLessThan(15)
  await Promise.all(
    [0, 30, 40].map((from) => checkIns.askTogether(workers.slice(from).map((one) => facts(one, hour(3))))),
  )
  const found = await checkIns.ofCheckpoint(cohortId, day)
  expect(found.map(({ workerId }) => workerId).toSorted()).toEqual(workers.toSorted())
  expect(found.filter((one) => one.askedAt === askedAt).map(({ workerId }) => workerId)).toEqual(workers.slice(0, 60))
  expect(new Set((await states()).values())).toEqual(new Set(['asked']))
  const [first, second] = workers as [WorkerId, WorkerId]
  expect(found.find(({ workerId }) => workerId === first)).toEqual({
    ...facts(first),
    askedTogether: true,
    state: 'asked',
  })
  expect(await checkIns.ofWorker(second)).toEqual([{ ...facts(second), askedTogether: true, state: 'asked' }])
  expect(await checkIns.latestOf(second)).toEqual({ ...facts(second), askedTogether: true, state: 'asked' })
})

test('the first answer stands, whoever read the check-in before it, and the same again is taken', async () => {
  const { checkIns, workers, facts, seen, answer } = await cohortOf('answers', 3)
  await checkIns.askTogether(workers.map((one) => facts(one)))
  const [one, other] = workers as [WorkerId, WorkerId]
  const before = await seen(one)
  const given = await Promise.all(
    (['paid', 'unpaid', 'not-due'] as const).map((said, index) => answer(one, said, hour(1 + index), before)),
  )
  expect(given.reduce((sum, taken) => sum + taken, 0)).toBe(1)
  const { answer: said, answeredAt, ...rest } = (await seen(one)) as Extract<typeof before, { state: 'answered' }>
  expect(rest).toEqual({ ...facts(one), state: 'answered', expiresAt: expect.any(Number) })
  expect(await answer(one, said, answeredAt, before)).toBe(1)
  expect(await answer(one, said, answeredAt)).toBe(1)
  expect(await answer(one, 'has-left', hour(9))).toBe(0)
  // After its time the sums have to follow, so it is changed with them.
  expect(await answer(other, 'paid', plus(closesAt, { hours: 1 }))).toBe(1)
  expect(await checkIns.ofWorker(other)).toMatchObject([{ state: 'answered', answer: 'paid' }])
})

test('who answered is not silent, and who fell silent is so once', async () => {
  const { checkIns, cohortId, workers, facts, answer, states } = await cohortOf('silence', 3)
  await checkIns.askTogether(workers.map((one) => facts(one)))
  const [one, called, quiet] = workers as [WorkerId, WorkerId, WorkerId]
  const asked = await checkIns.ofCheckpoint(cohortId, day)
  await answer(one, 'paid')
  await checkIns.noteCall({ cohortId, day, workerId: called }, { by: 'li.na', at: hour(2) })
  expect((await checkIns.fallSilent(asked)).map(({ workerId }) => workerId).toSorted()).toEqual(
    [called, quiet].toSorted(),
  )
  expect(await checkIns.fallSilent(asked)).toHaveLength(0)
  expect(await states()).toEqual(
    new Map([
      [one, 'answered'],
      [called, 'silent'],
      [quiet, 'silent'],
    ]),
  )
})

test('what an answer hangs on is known of those with an item of their own too, and of a wage what was said beside it', async () => {
  const { checkIns, cohortId, workers, facts, answer } = await cohortOf('to answer', 4)
  const [called, again, quiet, asked] = workers as [WorkerId, WorkerId, WorkerId, WorkerId]
  const { asksContract: _none, ...later } = { ...facts(called), day: 90 as const, kind: 'later' as const }
  const ofDay = (workerId: WorkerId) => ({ ...later, workerId, placementId: facts(workerId).placementId })
  await checkIns.askTogether(workers.map((workerId) => ofDay(workerId)))
  const keyOf = (workerId: WorkerId) => ({ cohortId, day: 90, workerId })
  const say = async (workerId: WorkerId, said: CheckInAnswer, at = hour(3)) => {
    const [checkIn] = await checkIns.toAnswer([keyOf(workerId)])
    if (!checkIn) throw new Error(`${workerId} was not asked`)
    return (await checkIns.answer([{ checkIn, ...keyOf(workerId), answer: said, at }])).length
  }
  await checkIns.noteCall(keyOf(called), { by: 'li.na', at: hour(2) })
  expect(await checkIns.toAnswer([keyOf(asked), keyOf(derivedId('WorkerId', 'of nobody'))])).toMatchObject([
    { ...ofDay(asked), state: 'asked' },
  ])
  for (const workerId of [called, again]) expect(await say(workerId, 'fine')).toBe(1)
  expect(await say(again, 'fine')).toBe(1)
  expect(await say(again, 'has-left', hour(4))).toBe(0)
  await checkIns.fallSilent(await checkIns.getMany([keyOf(quiet)]))
  expect(await say(quiet, 'fine')).toBe(0)
  const stand = await checkIns.getMany(workers.map(keyOf))
  expect(new Map(stand.map((one) => [one.workerId, `${one.state} ${one.calledBy ?? ''}`]))).toEqual(
    new Map([
      [called, 'answered li.na'],
      [again, 'answered '],
      [quiet, 'silent '],
      [asked, 'asked '],
    ]),
  )

  await checkIns.askTogether(workers.map((one) => facts(one)))
  const [wage] = await checkIns.getMany([{ cohortId, day, workerId: called }])
  if (!wage) throw new Error('nobody was asked of their wage')
  await checkIns.noteContract(wage, 'signed', {})
  await answer(again, 'paid')
  const known = await checkIns.toAnswer(workers.map((workerId) => ({ cohortId, day, workerId })))
  expect(new Map(known.map((one) => [one.workerId, one.contract ?? one.state]))).toEqual(
    new Map([
      [called, 'signed'],
      [again, 'answered'],
      [quiet, 'asked'],
      [asked, 'asked'],
    ] as [WorkerId, string][]),
  )
  expect(known).toHaveLength(4)
})

test('a call is one colleague’s, and what is said of the contract leaves the wage open', async () => {
  const { checkIns, cohortId, workers, facts, seen, answer } = await cohortOf('called', 2)
  await checkIns.askTogether(workers.map((one) => facts(one)))
  const [one, other] = workers as [WorkerId, WorkerId]
  const call = (by: string) => checkIns.noteCall({ cohortId, day, workerId: one }, { by, at: hour(1) })
  expect([await call('li.na'), await call('sun.li'), await call('li.na')]).toEqual([true, false, true])
  expect(await seen(one)).toMatchObject({ state: 'asked', calledBy: 'li.na' })
  expect(
    await checkIns.noteCall({ cohortId, day, workerId: derivedId('WorkerId', 'nobody') }, { by: 'li.na', at: askedAt }),
  ).toBe(false)
  const before = await seen(other)
  expect(await checkIns.noteContract(before, 'signed', { contractAsked: 1, contractKept: 1 })).toBe(true)
  expect(await checkIns.noteContract(before, 'not-signed', { contractAsked: 1 })).toBe(false)
  expect(await answer(other, 'paid', hour(4), before)).toBe(1)
  expect(await seen(other)).toMatchObject({ state: 'answered', answer: 'paid', contract: 'signed' })
})
