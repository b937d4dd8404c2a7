import type { EntityItem } from 'electrodb'
import { mostRounds } from '../../domain/batches/transfer-batch.ts'
import type { BatchId, EnterpriseId, JobOrderId, OfferId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { AnswerToOffer, Offer } from '../../domain/matching/offer.ts'
import type { ReturnAsked } from '../../domain/matching/return-journey.ts'
import { type Database, expiry, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { holds } from '../holds.ts'
import { putEach } from '../put-each.ts'
import { readEach } from '../read-each.ts'
import { type KeptPromise, keptPromise, promiseKept } from './kept-promise.ts'

/** Data on a person is erased when its purpose has ended (default). */
const retention = { days: 730 }

export function offerEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'offer', version: '1', service: 'zhida' },
      attributes: {
        offerId: { type: text<OfferId>(), required: true },
        batchId: { type: text<BatchId>(), required: true },
        chunk: { type: 'number', required: true },
        round: { type: 'number', required: true },
        workerId: { type: text<WorkerId>(), required: true },
        jobOrderId: { type: text<JobOrderId>(), required: true },
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        promise: { type: typed<KeptPromise>(), required: true },
        sentAt: { type: text<Instant>(), required: true },
        answerUntil: { type: text<Instant>(), required: true },
        state: { type: text<Offer['state']>(), required: true },
        answeredAt: { type: text<Instant>() },
        closedAt: { type: text<Instant>() },
        answers: { type: typed<readonly AnswerToOffer[]>() },
        /** Length of `answers`, apart because conditions look at it. */
        given: { type: 'number', hidden: true },
        calledBy: { type: 'string' },
        calledAt: { type: text<Instant>() },
        roundClosedAt: { type: text<Instant>() },
        /** Of journeys home and back; missing of jobs. */
        returns: { type: typed<ReturnAsked>() },
        saidNoLate: { type: text<Instant>() },
        expiresAt: { type: 'number', hidden: true },
      },
      indexes: {
        byChunk: {
          pk: { field: 'pk', composite: ['batchId', 'chunk'] },
          sk: { field: 'sk', composite: ['workerId', 'round'] },
        },
      },
    },
    database,
  )
}

/** The entity's conditions keep `answeredAt` and `closedAt` with the states that have them. */
const offerOf = (item: EntityItem<ReturnType<typeof offerEntity>>) =>
  ({ ...item, promise: promiseKept(item.promise) }) as Offer

export type OfferKey = Pick<Offer, 'batchId' | 'chunk' | 'round' | 'workerId'>

export type OfferState = OfferKey & Pick<Offer, 'state'>

export function offersIn(database: Database) {
  const offers = offerEntity(database)
  async function getMany(keys: readonly OfferKey[]): Promise<Offer[]> {
    if (keys.length === 0) return []
    const asked = keys.map(({ batchId, chunk, workerId, round }) => ({ batchId, chunk, workerId, round }))
    return (await readEach(asked, (some) => offers.get(some).go({ consistent: true }))).map(offerOf)
  }
  return {
    /** All offers of the chunk, of every round, by worker. */
    async ofChunk(batchId: BatchId, chunk: number): Promise<Offer[]> {
      return (await offers.query.byChunk({ batchId, chunk }).go({ pages: 'all' })).data.map(offerOf)
    },
    /** The same, of each only who was asked in which round and what became of it: the rest is ten times as much. */
    async statesOfChunk(batchId: BatchId, chunk: number): Promise<OfferState[]> {
      const found = offers.query.byChunk({ batchId, chunk })
      return (await found.go({ pages: 'all', attributes: ['batchId', 'chunk', 'workerId', 'round', 'state'] })).data
    },
    getMany,
    async ofWorker(batchId: BatchId, chunk: number, workerId: WorkerId): Promise<Offer[]> {
      return (await offers.query.byChunk({ batchId, chunk, workerId }).go({ consistent: true })).data.map(offerOf)
    },
    /** All offers that a batch made to these people, in their order, the first round first; by key, where each could be asked for by itself. */
    async ofPeople(batchId: BatchId, people: readonly Pick<Offer, 'chunk' | 'workerId'>[]): Promise<Offer[]> {
      const rounds = Array.from({ length: mostRounds }, (_, index) => index + 1)
      const keys = people.flatMap(({ chunk, workerId }) => rounds.map((round) => ({ batchId, chunk, workerId, round })))
      const ofEach = Map.groupBy(await getMany(keys), ({ workerId }) => workerId)
      return people.flatMap(({ workerId }) =>
        (ofEach.get(workerId) ?? []).toSorted((one, other) => one.round - other.round),
      )
    },
    /** Notes who calls about an open offer; false where somebody else has, or the offer is no longer open. */
    async noteCall(
      { batchId, chunk, round, workerId }: OfferKey,
      { by, at }: { by: string; at: Instant },
    ): Promise<boolean> {
      const noted = offers
        .patch({ batchId, chunk, round, workerId })
        .set({ calledBy: by, calledAt: at })
        .where(
          ({ state, calledBy, roundClosedAt }, { eq, notExists }) =>
            `${eq(state, 'sent')} AND ${notExists(roundClosedAt)} AND (${notExists(calledBy)} OR ${eq(calledBy, by)})`,
        )
      return holds(noted.go())
    },
    /** A no to a journey home or back that came after the time to answer; of an offer that has ended otherwise it says nothing. */
    async noteLateNo({ batchId, chunk, round, workerId }: OfferKey, at: Instant): Promise<void> {
      const noted = offers
        .patch({ batchId, chunk, round, workerId })
        .set({ saidNoLate: at })
        .where(({ state, returns }, { eq, exists }) => `${eq(state, 'unanswered')} AND ${exists(returns)}`)
      await holds(noted.go())
    },
    /** Offers were made once already when the chunk's task is retried: those stay as they are. */
    async make(newOnes: readonly Extract<Offer, { state: 'sent' }>[]): Promise<void> {
      const items = newOnes.map((offer) => ({
        ...offer,
        promise: keptPromise(offer.promise),
        expiresAt: expiry(offer.sentAt, retention),
      }))
      await putEach(items, (some) => offers.put(some).go())
    },
  }
}
