import { Service } from 'electrodb'
import { type FirmCounts, sumOfCounts } from '../../domain/enterprises/firm-card.ts'
import type { CohortId, PlacementId, WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, type Instant } from '../../domain/kernel/instant.ts'
import { isAtWork, type Placement } from '../../domain/matching/placement.ts'
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
import { cohortIdOf } from '../../domain/stabilisation/cohort-id-of.ts'
import type { FirstWage } from '../../domain/stabilisation/first-wage.ts'
import { type Database, expiry } from '../database.ts'
import { factOfCohort, firmFactEntity } from '../enterprises/firm-facts.ts'
import { holds } from '../holds.ts'
import { pauseBeforeTry } from '../pause-before-try.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'
import { writeSingly } from '../write-singly.ts'
import { askedCheckInsIn } from './asked-check-ins.ts'
import { checkInEntity, checkInOf, checkInRetention, indexedCheckInEntity } from './check-in-entity.ts'
import { cohortMemberEntity } from './cohort-members.ts'

export type CheckInKey = Pick<CheckInFacts, 'cohortId' | 'workerId'> & { readonly day: number }

export interface GivenAnswer extends CheckInKey {
  readonly answer: CheckInAnswer
  readonly at: Instant
  readonly wage?: FirstWage
  /** What it adds to what is known of the enterprise, in the same write. */
  readonly counts?: Partial<FirmCounts>
}

const mostTries = 8

/** Of a day, before a person is looked for by themselves. */
const cohortsTried = 3

export function checkInsIn(database: Database) {
  const checkIns = checkInEntity(database)
  const indexed = indexedCheckInEntity(database)
  const members = cohortMemberEntity(database)
  const together = askedCheckInsIn(database)
  const firmFacts = firmFactEntity(database)
  const service = new Service({ checkIns, firmFacts })

  type Changed = Parameters<ReturnType<typeof checkIns.patch>['set']>[0]
  type Where = Parameters<ReturnType<ReturnType<typeof checkIns.patch>['set']>['where']>[0]
  const keyOf = ({ cohortId, day, workerId }: CheckInKey) => ({ cohortId, day, workerId })
  const factOf = (checkIn: CheckInFacts) => factOfCohort(checkIn.enterpriseId, handedOverOn(checkIn), checkIn.cohortId)
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
    const key = keyOf(checkIn)
    if (Object.keys(counts).length === 0) return holds(checkIns.patch(key).set(changed).where(where).go())
    if (checkIn.countsAtClose) return changeWithFact(checkIn, changed, counts, where)
    const written = await writeEach([checkIn], 2, () =>
      service.transaction
        .write((entities) => [
          entities.checkIns.patch(key).set(changed).where(where).commit(),
          entities.firmFacts.upsert(factOf(checkIn)).add(counts).commit(),
        ])
        .go(),
    )
    return written.length > 0
  }
  /**
   * The same of a check-in that keeps what it counts: where it is closed the sum changes with it, and where it is not whoever closes it at
   * the same moment is told to look again.
   */
  async function changeWithFact(
    checkIn: CheckInFacts,
    changed: Changed,
    counts: Partial<FirmCounts>,
    where: Where,
  ): Promise<boolean> {
    const { day } = checkIn
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const { data: seen } = await firmFacts.get(factOf(checkIn)).go({ consistent: true })
      const { counted = {}, revision = 0 } = seen ?? {}
      const closed = counted[day]
      const written = await writeEach([checkIn], 2, () =>
        service.transaction
          .write((entities) => [
            entities.checkIns.patch(keyOf(checkIn)).set(changed).where(where).commit(),
            entities.firmFacts
              .upsert(factOf(checkIn))
              .set({
                counted: closed ? { ...counted, [day]: sumOfCounts([closed, counts]) } : counted,
                revision: revision + 1,
              })
              .where((known, { eq, notExists }) =>
                revision === 0 ? notExists(known.revision) : eq(known.revision, revision),
              )
              .commit(),
          ])
          .go(),
      )
      if (written.length > 0) return true
      const { data: now } = await firmFacts.get(factOf(checkIn)).go({ consistent: true })
      if ((now?.revision ?? 0) === revision) return false
      await pauseBeforeTry(tries)
    }
    throw new Error(`what ${checkIn.cohortId} counts for ${checkIn.enterpriseId} changed at every try to change it`)
  }
  const isSame =
    ({ answer, at }: GivenAnswer): Where =>
    (known, { eq }) =>
      `${eq(known.answer, answer)} AND ${eq(known.answeredAt, at)}`
  /** Those that have an item of their own. */
  async function ownOf(keys: readonly CheckInKey[]): Promise<CheckIn[]> {
    if (keys.length === 0) return []
    return (await readEach(keys.map(keyOf), (some) => checkIns.get(some).go({ consistent: true }))).map(checkInOf)
  }
  /** Of those that were asked with others, as they were asked. */
  async function askedAmong(keys: readonly CheckInKey[]): Promise<CheckIn[]> {
    const ofDays = Map.groupBy(keys, ({ cohortId, day }) => `${cohortId} ${day}`)
    const asked = [...ofDays.values()].map(async (some) => {
      const { cohortId, day } = some[0] as CheckInKey
      return together.ofCheckpoint(cohortId, day, new Set(some.map(({ workerId }) => workerId)))
    })
    return (await Promise.all(asked)).flat()
  }
  async function getMany(keys: readonly CheckInKey[]): Promise<CheckIn[]> {
    const own = await ownOf(keys)
    const found = new Set(own.map(nameOf))
    return [...own, ...(await askedAmong(keys.filter((key) => !found.has(nameOf(key)))))]
  }
  async function ofCheckpoint(cohortId: CohortId, day: CheckInDay): Promise<CheckIn[]> {
    // Before the items: what becomes of one meanwhile is seen by these.
    const asked = await together.ofCheckpoint(cohortId, day)
    const { data } = await checkIns.query.ofCheckpoint({ cohortId, day }).go({ pages: 'all', consistent: true })
    return withOthers(data.map(checkInOf), asked)
  }
  /** Every check-in of the worker, the oldest first. */
  async function ofWorker(workerId: WorkerId): Promise<CheckIn[]> {
    const [asked, before] = await Promise.all([
      members.query.ofWorker({ workerId }).go({ pages: 'all', consistent: true }),
      indexed.query.ofWorker({ workerId }).go({ pages: 'all' }),
    ])
    const cohorts = asked.data.map(({ cohortId }) => cohortId)
    const listed = await Promise.all(cohorts.map((cohortId) => together.ofCohort(cohortId, workerId)))
    const own = await ownOf(cohorts.flatMap((cohortId) => checkInDays.map((day) => ({ cohortId, day, workerId }))))
    const all = withOthers(withOthers(own, before.data.map(checkInOf)), listed.flat())
    return all.toSorted((one, other) => (one.askedAt < other.askedAt ? -1 : 1))
  }
  /** Gives those that were asked with others an item of their own, as which they can be changed; where they have one it stays. */
  async function setApart(some: readonly CheckInFacts[]): Promise<void> {
    await writeSingly(
      some.filter(({ askedTogether }) => askedTogether),
      database,
      (facts) => checkIns.create(asItem({ ...facts, state: 'asked' })),
    )
  }

  return {
    getMany,
    /**
     * As much of these as their answers hang on. Of one that was asked with others it is not looked whether anything became of it since:
     * nearly always nothing has, and `answer` finds out. Of a wage it is: what is said of the contract beside it hangs on what was before.
     */
    async toAnswer(keys: readonly CheckInKey[]): Promise<CheckIn[]> {
      const asked = await askedAmong(keys)
      const isEnough = new Set(asked.filter(({ kind }) => kind !== 'wage').map(nameOf))
      return withOthers(await ownOf(keys.filter((key) => !isEnough.has(nameOf(key)))), asked)
    },
    ofWorker,
    ofCheckpoint,
    /**
     * Of each of these placements the check-in of that day; of whom nobody asked then, none. Most are in one of the first cohorts of the
     * day of their hand-over, and are read by key; the others are looked for person by person.
     */
    async onDay(
      day: CheckInDay,
      asked: readonly Pick<Placement, 'workerId' | 'placementId' | 'batchId' | 'journey'>[],
    ): Promise<ReadonlyMap<PlacementId, CheckIn>> {
      const near = await ownOf(
        asked.flatMap((one) => firstCohortsOf(one).map((cohortId) => ({ ...one, cohortId, day }))),
      )
      const found = new Set(near.map(({ placementId }) => placementId))
      const some = asked.filter(({ placementId }) => !found.has(placementId))
      const listed = await Promise.all(
        some.map(({ workerId }) => members.query.ofWorker({ workerId }).go({ pages: 'all', consistent: true })),
      )
      const own = await getMany(
        listed.flatMap(({ data }) => data.map(({ cohortId, workerId }) => ({ cohortId, workerId, day }))),
      )
      const known = new Set(own.map(({ placementId }) => placementId))
      const others = some.filter(({ placementId }) => !known.has(placementId))
      const before = await Promise.all(
        others.map(({ workerId }) => indexed.query.ofWorker({ workerId }).go({ pages: 'all' })),
      )
      const all = [
        ...before.flatMap(({ data }) => data.map(checkInOf)).filter((one) => one.day === day),
        ...own,
        ...near,
      ]
      return new Map(all.map((checkIn) => [checkIn.placementId, checkIn]))
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
      await setApart(await getMany([{ cohortId, day, workerId }]))
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
    /** All of one cohort and day. People who were asked before stay as they are, with or without an answer. */
    askTogether: (asked: readonly CheckInFacts[]) => together.add(asked),
    /** The same for a cohort of a release before, each with an item of its own from the start. */
    async ask(asked: readonly CheckInFacts[]): Promise<void> {
      await writeSingly(asked, database, (facts) => checkIns.create(asItem({ ...facts, state: 'asked' })))
    },
    /**
     * The first answer to an open check-in stands, and is counted with it; the same one again counts as taken, so that what follows
     * can be repeated, and is counted no more.
     */
    async answer<Given extends GivenAnswer & { readonly checkIn: CheckInFacts }>(
      given: readonly Given[],
    ): Promise<Given[]> {
      const isAlone = ({ checkIn, at }: Given) => checkIn.countsAtClose === true && at < checkIn.closesAt
      const taken = new Set<Given>()
      for (const round of oneOfEach(given.filter(isAlone))) {
        const made = await writeSingly(
          round.filter(({ checkIn }) => checkIn.askedTogether),
          database,
          (one) => checkIns.create(asItem({ ...one.checkIn, ...answered(one) })),
        )
        const noted = await writeSingly(
          round.filter((one) => !made.includes(one)),
          database,
          (one) =>
            checkIns
              .patch(keyOf(one.checkIn))
              .set(answered(one))
              .where(({ state }, { eq }) => eq(state, 'asked')),
        )
        const first = [...made, ...noted]
        const others = round.filter((one) => !first.includes(one))
        const again = await writeSingly(others, database, (one) =>
          checkIns.patch(keyOf(one.checkIn)).set(answered(one)).where(isSame(one)),
        )
        for (const one of [...first, ...again]) taken.add(one)
      }
      await setApart(given.filter((some) => !isAlone(some)).map(({ checkIn }) => checkIn))
      for (const one of given.filter((some) => !isAlone(some))) {
        const { checkIn, counts = {} } = one
        const isNew = await changeCounted(checkIn, answered(one), counts, ({ state }, { eq }) => eq(state, 'asked'))
        if (isNew || (await changeCounted(checkIn, answered(one), {}, isSame(one)))) taken.add(one)
      }
      return given.filter((one) => taken.has(one))
    },
    /** Puts an answer in the place of the one that was seen, and moves the counts with it; false where that one stands no more. */
    async correct(
      checkIn: CheckIn & { readonly state: 'answered' },
      { answer, answeredAt, wage }: GivenCheckIn,
      counts: Partial<FirmCounts>,
    ): Promise<boolean> {
      const seen = { answer: checkIn.answer, answeredAt: checkIn.answeredAt }
      const kept = checkIn.countsAtClose && { counts: sumOfCounts([checkIn.counts ?? {}, counts]) }
      const set = { answer, answeredAt, ...(wage && { wage }), ...kept }
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
      await setApart([checkIn])
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
    async fallSilent(silent: readonly CheckIn[]): Promise<CheckIn[]> {
      const made = await writeSingly(
        silent.filter(({ askedTogether }) => askedTogether),
        database,
        (one) => checkIns.create(asItem({ ...one, state: 'silent' })),
      )
      const noted = await writeSingly(
        silent.filter((one) => !made.includes(one)),
        database,
        (one) =>
          checkIns
            .patch(keyOf(one))
            .set({ state: 'silent' })
            .where((known, { eq }) => eq(known.state, 'asked')),
      )
      return [...made, ...noted]
    },
  }
}

/** The first cohorts of the day of a hand-over: a batch of a county has no more on most days. */
function firstCohortsOf({ batchId, journey }: Pick<Placement, 'batchId' | 'journey'>): CohortId[] {
  if (!isAtWork(journey)) return []
  const handedOver = dateInShanghai(journey.at)
  return Array.from({ length: cohortsTried }, (_, part) => cohortIdOf(batchId, handedOver, part))
}

const nameOf = ({ cohortId, day, workerId }: CheckInKey) => `${cohortId} ${day} ${workerId}`

/** What is known first of each, and of others what is known besides. */
function withOthers(first: readonly CheckIn[], others: readonly CheckIn[]): CheckIn[] {
  const known = new Set(first.map(nameOf))
  return [...first, ...others.filter((one) => !known.has(nameOf(one)))]
}

function asItem<State extends CheckIn['state']>({
  askedTogether: _together,
  ...checkIn
}: CheckInFacts & { readonly state: State }) {
  return { ...checkIn, expiresAt: expiry(checkIn.askedAt, checkInRetention) }
}

function answered({ checkIn, answer, at, wage, counts }: GivenAnswer & { readonly checkIn: CheckInFacts }) {
  return {
    state: 'answered' as const,
    answer,
    answeredAt: at,
    ...(wage && { wage }),
    ...(checkIn.countsAtClose && counts && { counts }),
  }
}

/** One delivery may hold several answers of a person: a write names an item once. */
function oneOfEach<Given extends CheckInKey>(given: readonly Given[]): Given[][] {
  const byItem = [...Map.groupBy(given, ({ cohortId, day, workerId }) => `${cohortId} ${day} ${workerId}`).values()]
  const rounds = Math.max(0, ...byItem.map((some) => some.length))
  return Array.from({ length: rounds }, (_, round) => byItem.flatMap((some) => some[round] ?? []))
}
