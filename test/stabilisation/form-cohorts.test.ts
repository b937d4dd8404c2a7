import { expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { JourneyState, Placement } from '../../domain/matching/placement.ts'
import { closeCheckpoint } from '../../domain/stabilisation/cohort.ts'
import { formCohorts } from '../../domain/stabilisation/form-cohorts.ts'
import { isToBeFollowed } from '../../domain/stabilisation/is-to-be-followed.ts'
import { retentionReport } from '../../domain/stabilisation/retention-report.ts'

const batchId = derivedId('BatchId', 'cohorts')
const monday = '2026-03-09T06:00:00.000Z' as Instant
/** 22:30 UTC is the next morning in China. */
const tuesdayMorning = '2026-03-09T22:30:00.000Z' as Instant

const today = '2026-03-12' as CalendarDate
const form = (people: readonly Placement[]) => formCohorts(batchId, people, today)

function placement(number: number, cityCode: string, journey: JourneyState = { state: 'handed-over', at: monday }) {
  const workerId = derivedId('WorkerId', number)
  const enterpriseId = derivedId('EnterpriseId', 'one')
  const placementId = derivedId('PlacementId', number)
  return {
    batchId,
    chunk: 0,
    workerId,
    placementId,
    enterpriseId,
    cityCode,
    journey,
    promise: { employer: '顺达' },
  } as Placement
}

test('people are asked together by the day in China on which they were handed over, in whatever city', () => {
  const cohorts = form([
    placement(1, '441900'),
    placement(2, '441900', { state: 'handed-over', at: tuesdayMorning }),
    placement(3, '330200'),
    placement(4, '441900'),
  ])
  const inCity = (members: (typeof cohorts)[number]['members'], code: string) =>
    members.filter(({ cityCode }) => cityCode === code).length
  const counts = cohorts.map(({ handedOverOn, members }) => ({
    handedOverOn,
    dongguan: inCity(members, '441900'),
    ningbo: inCity(members, '330200'),
  }))
  expect(counts).toEqual([
    { handedOverOn: '2026-03-09', dongguan: 2, ningbo: 1 },
    { handedOverOn: '2026-03-10', dongguan: 1, ningbo: 0 },
  ])
})

test('nobody is followed up who did not arrive or was not taken over', () => {
  const states: JourneyState[] = [
    { state: 'no-show', at: monday },
    { state: 'withdrawn', at: monday },
    { state: 'diverted', at: monday },
    { state: 'left', at: monday },
  ]
  expect(form(states.map((journey, number) => placement(number, '441900', journey)))).toEqual([])
})

test('250 people of one day make three cohorts, and the same people make the same ones in any order', () => {
  const people = Array.from({ length: 250 }, (_, number) => placement(number, '441900'))
  const cohorts = form(people)
  expect(cohorts.map(({ members }) => members.length)).toEqual([100, 100, 50])
  expect(form(people.toReversed())).toEqual(cohorts)
})

test('somebody who has arrived without a receipt is asked from the day on which that is certain', () => {
  const arrived: JourneyState = { state: 'arrived', at: monday }
  expect(form([placement(1, '441900', arrived)])).toMatchObject([{ handedOverOn: today, members: [{ chunk: 0 }] }])
  expect(isToBeFollowed(arrived, '2026-03-10T01:00:00.000Z' as Instant)).toBe(false)
  expect(isToBeFollowed(arrived, '2026-03-12T01:00:00.000Z' as Instant)).toBe(true)
  expect(isToBeFollowed(arrived, undefined)).toBe(true)
  expect(isToBeFollowed({ state: 'boarded', tripIds: [], at: monday }, undefined)).toBe(false)
})

test('a check-in of people in two cities is reported for each of them', () => {
  const [cohort] = form([placement(1, '441900'), placement(2, '330200'), placement(3, '330200')])
  const ids = [1, 2, 3].map((number) => derivedId('WorkerId', number))
  const checkpoint = closeCheckpoint(cohort!, { asked: new Set(ids), silent: new Set([ids[1]!]), left: new Set() })
  const report = retentionReport(batchId, [{ ...cohort!, checkpoints: { 1: checkpoint } }])
  expect(report.byCity.toSorted((one, other) => (one.cityCode < other.cityCode ? -1 : 1))).toEqual([
    { cityCode: '330200', checkpoints: { 1: { people: 2, atWork: 2, asked: 2, answered: 1, silent: 1 } } },
    { cityCode: '441900', checkpoints: { 1: { people: 1, atWork: 1, asked: 1, answered: 1, silent: 0 } } },
  ])
})
