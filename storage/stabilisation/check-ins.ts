import { Entity, type EntityItem, Service } from 'electrodb'
import type { BatchId, CohortId, EnterpriseId, PlacementId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { CheckIn, CheckInAnswer, CheckInDay, CheckInFacts } from '../../domain/stabilisation/check-in.ts'
import { type Database, expiry, text } from '../database.ts'
import { holds } from '../holds.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'

/** An answer tells about a person; after the follow-up its counts are enough. */
const retention = { days: 270 }

function checkInEntity(database: Database) {
  return new Entity(
    {
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
        calledBy: { type: 'string' },
        calledAt: { type: text<Instant>() },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        ofCheckpoint: {
          pk: { field: 'pk', composite: ['cohortId', 'day'] },
          sk: { field: 'sk', composite: ['workerId'] },
        },
        ofWorker: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['workerId'] },
          sk: { field: 'gsi1sk', composite: ['askedAt'] },
        },
      },
    },
    database,
  )
}

/** The entity's conditions keep the answer with the state that has it. */
const checkInOf = (item: EntityItem<ReturnType<typeof checkInEntity>>) => item as CheckIn

export type CheckInKey = Pick<CheckInFacts, 'cohortId' | 'workerId'> & { readonly day: number }

export interface GivenAnswer extends CheckInKey {
  readonly answer: CheckInAnswer
  readonly at: Instant
}

export function checkInsIn(database: Database) {
  const checkIns = checkInEntity(database)
  const service = new Service({ checkIns })

  return {
    async getMany(keys: readonly CheckInKey[]): Promise<CheckIn[]> {
      if (keys.length === 0) return []
      const asked = keys.map(({ cohortId, day, workerId }) => ({ cohortId, day, workerId }))
      return (await readEach(asked, (some) => checkIns.get(some).go({ consistent: true }))).map(checkInOf)
    },
    async ofCheckpoint(cohortId: CohortId, day: CheckInDay): Promise<CheckIn[]> {
      return (await checkIns.query.ofCheckpoint({ cohortId, day }).go({ pages: 'all' })).data.map(checkInOf)
    },
    /** Every check-in of the worker, the oldest first. */
    async ofWorker(workerId: WorkerId): Promise<CheckIn[]> {
      return (await checkIns.query.ofWorker({ workerId }).go({ pages: 'all' })).data.map(checkInOf)
    },
    async latestOf(workerId: WorkerId): Promise<CheckIn | null> {
      const found = await checkIns.query.ofWorker({ workerId }).go({ order: 'desc', limit: 1 })
      return found.data[0] ? checkInOf(found.data[0]) : null
    },
    /** Notes who calls about an open check-in; false where somebody else has, or it is no longer open. */
    async noteCall({ cohortId, day, workerId }: CheckInKey, { by, at }: { by: string; at: Instant }): Promise<boolean> {
      const noted = checkIns
        .patch({ cohortId, day, workerId })
        .set({ calledBy: by, calledAt: at })
        .where(
          ({ state, calledBy }, { eq, notExists }) =>
            `${eq(state, 'asked')} AND (${notExists(calledBy)} OR ${eq(calledBy, by)})`,
        )
      return holds(noted.go())
    },
    /** People who were asked before stay as they are, with or without an answer. */
    async ask(asked: readonly CheckInFacts[]): Promise<void> {
      await writeEach(asked, 1, (some) =>
        service.transaction
          .write((entities) =>
            some.map((facts) =>
              entities.checkIns
                .create({ ...facts, state: 'asked', expiresAt: expiry(facts.askedAt, retention) })
                .commit(),
            ),
          )
          .go(),
      )
    },
    /** The first answer to an open check-in stands; the same one again counts as taken, so that what follows can be repeated. */
    async answer<Given extends GivenAnswer>(given: readonly Given[]): Promise<Given[]> {
      return writeEach(given, 1, (some) =>
        service.transaction
          .write((entities) =>
            some.map(({ cohortId, day, workerId, answer, at }) =>
              entities.checkIns
                .patch({ cohortId, day, workerId })
                .set({ state: 'answered', answer, answeredAt: at })
                .where(
                  (checkIn, { eq }) =>
                    `(${eq(checkIn.state, 'asked')} OR (${eq(checkIn.answer, answer)} AND ${eq(checkIn.answeredAt, at)}))`,
                )
                .commit(),
            ),
          )
          .go(),
      )
    },
    /** Ends the wait for these; answers those that stayed silent to the last moment. */
    async fallSilent<Key extends CheckInKey>(silent: readonly Key[]): Promise<Key[]> {
      return writeEach(silent, 1, (some) =>
        service.transaction
          .write((entities) =>
            some.map(({ cohortId, day, workerId }) =>
              entities.checkIns
                .patch({ cohortId, day, workerId })
                .set({ state: 'silent' })
                .where((checkIn, { eq }) => eq(checkIn.state, 'asked'))
                .commit(),
            ),
          )
          .go(),
      )
    },
  }
}
