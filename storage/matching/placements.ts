import { type EntityItem, Service } from 'electrodb'
import type { BatchId, EnterpriseId, JobOrderId, PlacementId, WorkerId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { JourneyState, LostJourney, Placement, ReturnJourney } from '../../domain/matching/placement.ts'
import type { Filling } from '../../domain/matching/time-to-fill.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { askOf } from '../ask-of.ts'
import { type Database, text, typed } from '../database.ts'
import { claimEntity } from '../enterprises/places.ts'
import { Entity } from '../entity.ts'
import { listedBefore } from '../listed-before.ts'
import { type ItemKey, readByKeys } from '../read-by-keys.ts'
import { readEach } from '../read-each.ts'
import { writeGroups } from '../write-groups.ts'
import { writeSingly } from '../write-singly.ts'
import { type KeptPromise, promiseKept } from './kept-promise.ts'

/** Data on a person is erased when its purpose has ended (default). */
export const placementRetention = { days: 730 }

export function placementEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'placement', version: '1', service: 'zhida' },
      attributes: {
        placementId: { type: text<PlacementId>(), required: true },
        batchId: { type: text<BatchId>(), required: true },
        chunk: { type: 'number', required: true },
        workerId: { type: text<WorkerId>(), required: true },
        countyCode: { type: 'string', required: true },
        jobOrderId: { type: text<JobOrderId>(), required: true },
        enterpriseId: { type: text<EnterpriseId>(), required: true },
        cityCode: { type: 'string', required: true },
        startDate: { type: text<CalendarDate>(), required: true },
        promise: { type: typed<KeptPromise>(), required: true },
        acceptedAt: { type: text<Instant>(), required: true },
        /** `journey.state`, apart because conditions look at it. */
        state: { type: text<JourneyState['state']>(), required: true },
        journey: { type: typed<JourneyState>(), required: true },
        replaces: { type: typed<LostJourney>() },
        /** Of journeys home and back; missing of placements at a post. */
        returns: { type: typed<ReturnJourney>() },
        /** Its place is counted as free again; missing while it is kept. */
        placeGivenBack: { type: 'boolean', hidden: true },
        expiresAt: { type: 'number', hidden: true },
      },
      indexes: {
        byChunk: { pk: { field: 'pk', composite: ['batchId', 'chunk'] }, sk: { field: 'sk', composite: ['workerId'] } },
        byWorker: {
          index: 'gsi3',
          pk: { field: 'gsi3pk', composite: ['workerId'] },
          sk: { field: 'gsi3sk', composite: ['acceptedAt'] },
        },
        byId: {
          index: 'gsi4',
          pk: { field: 'gsi4pk', composite: ['placementId'] },
          sk: { field: 'gsi4sk', composite: [] },
        },
      },
    },
    database,
  )
}

const placementOf = (item: EntityItem<ReturnType<typeof placementEntity>>): Placement => ({
  ...item,
  promise: promiseKept(item.promise),
})

export interface Move {
  readonly workerId: WorkerId
  /** The move is made only from one of these states. */
  readonly from: readonly JourneyState['state'][]
  readonly to: JourneyState
  /** The journey that was lost, where another is to come in its place. */
  readonly replaces?: LostJourney
}

export function placementsIn(database: Database) {
  const placements = placementEntity(database)
  const service = new Service({ placements, claims: claimEntity(database) })
  const ask = askOf(database)
  const listOf = (workerId: WorkerId) => placements.query.byWorker({ workerId }).params<object>()
  const listOfBefore = (workerId: WorkerId) =>
    listedBefore(database, 'gsi1', `$zhida#workerid_${workerId}`, 'placement')
  /** What these lists lead to: an index of now, or one of the release before, which held whole placements. */
  async function found(lists: readonly object[]): Promise<Placement[]> {
    const pages = await Promise.all(lists.map((one) => ask<ItemKey>(one, {})))
    const { data } = placements.parse({
      Items: await readByKeys(
        database,
        pages.flatMap(({ items }) => items),
      ),
    })
    return (data as EntityItem<typeof placements>[]).map(placementOf)
  }
  async function everyJourneyOf(workerId: WorkerId): Promise<Placement[]> {
    return newestFirst(await found([listOf(workerId), ...listOfBefore(workerId)]))
  }
  async function moveEach(
    batchId: BatchId,
    moves: readonly (Move & { readonly chunk: number })[],
  ): Promise<WorkerId[]> {
    const moved = await writeSingly(moves, database, ({ chunk, workerId, from, to, replaces }) =>
      placements
        .patch({ batchId, chunk, workerId })
        .set({ state: to.state, journey: to, ...(replaces ? { replaces } : {}) })
        .where(({ state }, { eq }) => from.map((one) => eq(state, one)).join(' OR ')),
    )
    return moved.map(({ workerId }) => workerId)
  }
  return {
    async get(batchId: BatchId, chunk: number, workerId: WorkerId): Promise<Placement | null> {
      const { data } = await placements.get({ batchId, chunk, workerId }).go({ consistent: true })
      return data && placementOf(data)
    },
    async getMany(keys: readonly Pick<Placement, 'batchId' | 'chunk' | 'workerId'>[]): Promise<Placement[]> {
      if (keys.length === 0) return []
      const asked = keys.map(({ batchId, chunk, workerId }) => ({ batchId, chunk, workerId }))
      return (await readEach(asked, (some) => placements.get(some).go({ consistent: true }))).map(placementOf)
    },
    async byId(placementId: PlacementId): Promise<Placement | null> {
      const asked = placements.query.byId({ placementId }).params()
      const before = listedBefore(database, 'gsi2', `$zhida#placementid_${placementId}`, 'placement')
      return (await found([asked, ...before]))[0] ?? null
    },
    async ofChunk(batchId: BatchId, chunk: number): Promise<Placement[]> {
      return (await placements.query.byChunk({ batchId, chunk }).go({ pages: 'all' })).data.map(placementOf)
    },
    /** Of each placement of the chunk only whose it is and how far it came. */
    async statesOfChunk(
      batchId: BatchId,
      chunk: number,
    ): Promise<{ workerId: WorkerId; state: JourneyState['state'] }[]> {
      const found = placements.query.byChunk({ batchId, chunk })
      return (await found.go({ pages: 'all', attributes: ['workerId', 'state'] })).data
    },
    /** The same, of each only whose place it takes and since when. */
    async fillingOfChunk(batchId: BatchId, chunk: number): Promise<Filling[]> {
      const found = placements.query.byChunk({ batchId, chunk })
      return (await found.go({ pages: 'all', attributes: ['jobOrderId', 'acceptedAt', 'state'] })).data
    },
    /** Those at a post, newest first. */
    async ofWorker(workerId: WorkerId): Promise<Placement[]> {
      return (await everyJourneyOf(workerId)).filter(({ returns }) => !returns)
    },
    /**
     * Of each the newest at a post. While a batch has their yes no other asks them, so that the placement there is the newest, and no
     * list of a release before is looked through for it.
     */
    async latestOfEach(
      people: readonly Pick<Worker, 'workerId' | 'engagedIn'>[],
    ): Promise<ReadonlyMap<WorkerId, Placement>> {
      const listed = await found(people.map(({ workerId }) => listOf(workerId)))
      const engaged = new Set(listed.map(({ workerId, batchId }) => `${workerId} ${batchId}`))
      const others = people.filter(({ workerId, engagedIn }) => !engaged.has(`${workerId} ${engagedIn}`))
      const before = await found(others.flatMap(({ workerId }) => listOfBefore(workerId)))
      const all = newestFirst([...listed, ...before].filter(({ returns }) => !returns))
      return new Map(all.toReversed().map((placement) => [placement.workerId, placement]))
    },
    /** Journeys home and back, newest first. */
    async returnsOf(workerId: WorkerId): Promise<Placement[]> {
      return (await everyJourneyOf(workerId)).filter(({ returns }) => returns)
    },
    /** Makes each move that its placement's state allows; answers the workers who moved. */
    move: (batchId: BatchId, chunk: number, moves: readonly Move[]): Promise<WorkerId[]> =>
      moveEach(
        batchId,
        moves.map((move) => ({ ...move, chunk })),
      ),
    /** The same of people of several chunks, whose trips they share. */
    moveAcross: moveEach,
    /** Gives back the place of each: to the batch while it asks people, else to all. */
    async giveBack(people: readonly Pick<Placement, 'batchId' | 'jobOrderId' | 'chunk' | 'workerId'>[]): Promise<void> {
      const ofOrders = Map.groupBy(people, ({ batchId, jobOrderId }) => `${batchId} ${jobOrderId}`)
      await writeGroups([...ofOrders.values()], { perItem: 1, perGroup: 1 }, (groups) =>
        service.transaction
          .write((entities) =>
            groups.flatMap((some) => [
              ...some.map(({ batchId, chunk, workerId }) =>
                entities.placements
                  .patch({ batchId, chunk, workerId })
                  .set({ placeGivenBack: true })
                  .where(({ placeGivenBack }, { notExists }) => notExists(placeGivenBack))
                  .commit(),
              ),
              ...some
                .slice(0, 1)
                .map(({ batchId, jobOrderId }) =>
                  entities.claims
                    .update({ jobOrderId, batchId })
                    .add({ open: some.length, accepted: -some.length })
                    .commit(),
                ),
            ]),
          )
          .go(),
      )
    },
  }
}

function newestFirst(some: readonly Placement[]): Placement[] {
  return some.toSorted((one, other) => (one.acceptedAt < other.acceptedAt ? 1 : -1))
}
