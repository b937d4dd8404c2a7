import { Entity, type EntityItem, Service } from 'electrodb'
import type { FirmCounts } from '../../domain/enterprises/firm-card.ts'
import type { BatchId, CohortId, EnterpriseId, PlacementId, WorkerId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { CheckInKind } from '../../domain/notices/question.ts'
import {
  type CheckIn,
  type CheckInAnswer,
  type CheckInDay,
  type CheckInFacts,
  type ContractAnswer,
  checkInDays,
  type GivenCheckIn,
  handedOverOn,
} from '../../domain/stabilisation/check-in.ts'
import type { FirstWage } from '../../domain/stabilisation/first-wage.ts'
import { type Database, expiry, text, typed } from '../database.ts'
import { factOfCohort, firmFactEntity } from '../enterprises/firm-facts.ts'
import { holds } from '../holds.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'
import { writeSingly } from '../write-singly.ts'
import { cohortMemberEntity } from './cohort-members.ts'

/** An answer tells about a person; after the follow-up its counts are enough. */
const retention = { days: 270 }

const checkIn = {
  model: { entity: 'checkIn', version: '1', service: 'zhida' },
  attributes: {
    cohortId: { type: text<CohortId>(), required: true },
    day: { type: 'number', required: true },
    workerId: { type: text<WorkerId>(), required: true },
    batchId: { type: text<BatchId>(), required: true },
    chunk: { type: 'number', required: true },
    placementId: { type: text<PlacementId>(), required: true },
    enterpriseId: { type: text<EnterpriseId>(), required: true },
    countyCode: { type: 'string', required: true },
    cityCode: { type: 'string', required: true },
    askedAt: { type: text<Instant>(), required: true },
    closesAt: { type: text<Instant>(), required: true },
    state: { type: text<CheckIn['state']>(), required: true },
    answer: { type: text<CheckInAnswer>() },
    answeredAt: { type: text<Instant>() },
    kind: { type: text<CheckInKind>() },
    asksContract: { type: 'boolean' },
    handedOverOn: { type: text<CalendarDate>() },
    wage: { type: typed<FirstWage>() },
    contract: { type: text<ContractAnswer>() },
    calledBy: { type: 'string' },
    calledAt: { type: text<Instant>() },
    expiresAt: { type: 'number', required: true },
  },
} as const

const ofCheckpoint = {
  pk: { field: 'pk', composite: ['cohortId', 'day'] },
  sk: { field: 'sk', composite: ['workerId'] },
} as const

/** By cohort and day, and in no index: the cohorts of a person lead to theirs. */
function checkInEntity(database: Database) {
  return new Entity({ ...checkIn, indexes: { ofCheckpoint } }, database)
}

/** As releases before wrote them, with an index. */
function indexedCheckInEntity(database: Database) {
  const ofWorker = {
    index: 'gsi1',
    pk: { field: 'gsi1pk', composite: ['workerId'] },
    sk: { field: 'gsi1sk', composite: ['askedAt'] },
  } as const
  return new Entity({ ...checkIn, indexes: { ofCheckpoint, ofWorker } }, database)
}

/** The entity's conditions keep the answer with the state that has it. */
const checkInOf = (item: EntityItem<ReturnType<typeof checkInEntity>>) => item as CheckIn

export type CheckInKey = Pick<CheckInFacts, 'cohortId' | 'workerId'> & { readonly day: number }

export interface GivenAnswer extends CheckInKey {
  readonly answer: CheckInAnswer
  readonly at: Instant
  readonly wage?: FirstWage
  /** What it adds to what is known of the enterprise, in the same write. */
  readonly counts?: Partial<FirmCounts>
}

/** Answers of people in one cohort change one item of counts: so many are written side by side. */
const atOnce = 4

export function checkInsIn(database: Database) {
  const checkIns = checkInEntity(database)
  const indexed = indexedCheckInEntity(database)
  const members = cohortMemberEntity(database)
  const service = new Service({ checkIns, firmFacts: firmFactEntity(database) })

  type Changed = Parameters<ReturnType<typeof checkIns.patch>['set']>[0]
  type Where = Parameters<ReturnType<ReturnType<typeof checkIns.patch>['set']>['where']>[0]
  /**
   * Changes a check-in and what is known of the enterprise, both or neither; by itself, without a transaction, where nothing is counted.
   * False where the condition does not hold.
   */
  async function changeCounted(
    checkIn: CheckInFacts,
    changed: Changed,
    counts: Partial<FirmCounts>,
    where: Where,
  ): Promise<boolean> {
    const { cohortId, day, workerId, enterpriseId } = checkIn
    const key = { cohortId, day, workerId }
    if (Object.keys(counts).length === 0) return holds(checkIns.patch(key).set(changed).where(where).go())
    const written = await writeEach([checkIn], 2, () =>
      service.transaction
        .write((entities) => [
          entities.checkIns.patch(key).set(changed).where(where).commit(),
          entities.firmFacts
            .upsert(factOfCohort(enterpriseId, handedOverOn(checkIn), cohortId))
            .add(counts)
            .commit(),
        ])
        .go(),
    )
    return written.length > 0
  }
  async function getMany(keys: readonly CheckInKey[]): Promise<CheckIn[]> {
    if (keys.length === 0) return []
    const asked = keys.map(({ cohortId, day, workerId }) => ({ cohortId, day, workerId }))
    return (await readEach(asked, (some) => checkIns.get(some).go({ consistent: true }))).map(checkInOf)
  }
  /** Every check-in of the worker, the oldest first. */
  async function ofWorker(workerId: WorkerId): Promise<CheckIn[]> {
    const [asked, before] = await Promise.all([
      members.query.ofWorker({ workerId }).go({ pages: 'all', consistent: true }),
      indexed.query.ofWorker({ workerId }).go({ pages: 'all' }),
    ])
    const own = asked.data.flatMap(({ cohortId }) => checkInDays.map((day) => ({ cohortId, day, workerId })))
    const found = await getMany(own)
    const ids = new Set(found.map(({ cohortId, day }) => `${cohortId} ${day}`))
    const others = before.data.map(checkInOf).filter(({ cohortId, day }) => !ids.has(`${cohortId} ${day}`))
    return [...found, ...others].toSorted((one, other) => (one.askedAt < other.askedAt ? -1 : 1))
  }

  return {
    getMany,
    ofWorker,
    async ofCheckpoint(cohortId: CohortId, day: CheckInDay): Promise<CheckIn[]> {
      return (await checkIns.query.ofCheckpoint({ cohortId, day }).go({ pages: 'all' })).data.map(checkInOf)
    },
    async latestOf(workerId: WorkerId): Promise<CheckIn | null> {
      return (await ofWorker(workerId)).at(-1) ?? null
    },
    /**
     * Notes who calls about an open check-in, or about an answered one since it is asked about anew; false where somebody else has, or
     * it is no longer open.
     */
    async noteCall(
      { cohortId, day, workerId }: CheckInKey,
      { by, at }: { by: string; at: Instant },
      since?: Instant,
    ): Promise<boolean> {
      const noted = checkIns
        .patch({ cohortId, day, workerId })
        .set({ calledBy: by, calledAt: at })
        .where(({ state, calledBy, calledAt }, { eq, lt, notExists }) =>
          since === undefined
            ? `${eq(state, 'asked')} AND (${notExists(calledBy)} OR ${eq(calledBy, by)})`
            : `${eq(state, 'answered')} AND (${notExists(calledAt)} OR ${lt(calledAt, since)} OR ${eq(calledBy, by)})`,
        )
      return holds(noted.go())
    },
    /** People who were asked before stay as they are, with or without an answer. */
    async ask(asked: readonly CheckInFacts[]): Promise<void> {
      await writeSingly(asked, database, (facts) =>
        checkIns.create({ ...facts, state: 'asked', expiresAt: expiry(facts.askedAt, retention) }),
      )
    },
    /**
     * The first answer to an open check-in stands, and is counted with it; the same one again counts as taken, so that what follows
     * can be repeated, and is counted no more.
     */
    async answer<Given extends GivenAnswer & { readonly checkIn: CheckInFacts }>(
      given: readonly Given[],
    ): Promise<Given[]> {
      const taken: Given[] = []
      for (let start = 0; start < given.length; start += atOnce) {
        const some = given.slice(start, start + atOnce)
        const answered = await Promise.all(
          some.map(async ({ checkIn, answer, at, wage, counts = {} }) => {
            const set = { state: 'answered' as const, answer, answeredAt: at, ...(wage && { wage }) }
            const isNew = await changeCounted(checkIn, set, counts, ({ state }, { eq }) => eq(state, 'asked'))
            if (isNew) return true
            return changeCounted(
              checkIn,
              set,
              {},
              (known, { eq }) => `${eq(known.answer, answer)} AND ${eq(known.answeredAt, at)}`,
            )
          }),
        )
        taken.push(...some.filter((_, index) => answered[index]))
      }
      return taken
    },
    /** Puts an answer in the place of the one that was seen, and moves the counts with it; false where that one stands no more. */
    async correct(
      checkIn: CheckIn & { readonly state: 'answered' },
      { answer, answeredAt, wage }: GivenCheckIn,
      counts: Partial<FirmCounts>,
    ): Promise<boolean> {
      const seen = { answer: checkIn.answer, answeredAt: checkIn.answeredAt }
      const set = { answer, answeredAt, ...(wage && { wage }) }
      return changeCounted(
        checkIn,
        set,
        counts,
        (known, { eq }) => `${eq(known.answer, seen.answer)} AND ${eq(known.answeredAt, seen.answeredAt)}`,
      )
    },
    /** What was said of the contract beside the wage, in the place of what was said before; false where that stands no more. */
    async noteContract(checkIn: CheckIn, contract: ContractAnswer, counts: Partial<FirmCounts>): Promise<boolean> {
      const { contract: seen } = checkIn
      return changeCounted(checkIn, { contract }, counts, (known, { eq, notExists }) =>
        seen === undefined ? notExists(known.contract) : eq(known.contract, seen),
      )
    },
    /** Of somebody who is erased: that they answered stays with the counts, what they earn goes. */
    async eraseWages(some: readonly CheckIn[]): Promise<void> {
      for (const { cohortId, day, workerId } of some.filter((one) => 'wage' in one))
        await checkIns.patch({ cohortId, day, workerId }).remove(['wage']).go()
    },
    /** Ends the wait for these; answers those that stayed silent to the last moment. */
    async fallSilent<Key extends CheckInKey>(silent: readonly Key[]): Promise<Key[]> {
      return writeSingly(silent, database, ({ cohortId, day, workerId }) =>
        checkIns
          .patch({ cohortId, day, workerId })
          .set({ state: 'silent' })
          .where((known, { eq }) => eq(known.state, 'asked')),
      )
    },
  }
}
