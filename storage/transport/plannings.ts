import type { BatchId, TripId } from '../../domain/kernel/ids.ts'
import { type Database, isConditionFailed, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import type { ItemKey } from '../read-by-keys.ts'

/** Which planning a batch's journeys follow, and whether all of it stands in the table. */
export interface FollowedPlanning {
  readonly name: string
  readonly isWritten: boolean
}

/** The plannings that were carried out, one after the other: each changes the one before it and none beside it. */
export function planningsIn(database: Database) {
  const plannings = new Entity(
    {
      model: { entity: 'planning', version: '1', service: 'zhida' },
      attributes: {
        batchId: { type: text<BatchId>(), required: true },
        followed: { type: 'string', required: true },
        isWritten: { type: 'boolean', required: true },
        names: { type: typed<readonly string[]>(), required: true },
      },
      indexes: {
        ofBatch: { pk: { field: 'pk', composite: ['batchId'] }, sk: { field: 'sk', composite: [] } },
      },
    },
    database,
  )
  async function read(batchId: BatchId) {
    return (await plannings.get({ batchId }).go({ consistent: true })).data
  }
  const followedIn = (item: Awaited<ReturnType<typeof read>>) =>
    item && { name: item.followed, isWritten: item.isWritten }
  return {
    async followed(batchId: BatchId): Promise<FollowedPlanning | null> {
      return followedIn(await read(batchId))
    },
    /** Where it is kept, for who reads it with something else. */
    keyOf(batchId: BatchId): ItemKey {
      return plannings.get({ batchId }).params<{ Key: ItemKey }>().Key
    },
    /** The same as it lies in the table. */
    followedAt(item: Record<string, unknown> | undefined): FollowedPlanning | null {
      return followedIn(item ? plannings.parse({ Item: item }).data : null)
    },
    /** Follows the planning from now on; false where the batch does not follow its base any more, or not yet in all. */
    async follow(batchId: BatchId, base: string | null, name: string): Promise<boolean> {
      const following =
        base === null
          ? plannings
              .put({ batchId, followed: name, isWritten: false, names: [name] })
              .where((attributes, { notExists }) => notExists(attributes.batchId))
              .go()
          : plannings
              .patch({ batchId })
              .set({ followed: name, isWritten: false })
              .append({ names: [name] })
              .where(({ followed, isWritten }, { eq }) => `${eq(followed, base)} AND ${eq(isWritten, true)}`)
              .go()
      try {
        await following
        return true
      } catch (error) {
        if (!isConditionFailed(error)) throw error
        return (await read(batchId))?.names.includes(name) ?? false
      }
    },
    async noteWritten(batchId: BatchId, name: string): Promise<void> {
      const noted = plannings
        .patch({ batchId })
        .set({ isWritten: true })
        .where(({ followed }, { eq }) => eq(followed, name))
      await noted.go().catch((error: unknown) => {
        if (!isConditionFailed(error)) throw error
      })
    },
  }
}

/** Where the plans of a batch lie in the bucket. */
export function transportKeys(batchId: BatchId) {
  const folder = `batches/${batchId}/transport`
  return {
    planning: (name: string) => `${folder}/planning-${name}.json`,
    connections: (name: string) => `${folder}/connections-${name}.json`,
    /** How good the plan is known to be; of those that were planned as a whole. */
    proof: (name: string) => `${folder}/proof-${name}.json`,
    difference: (name: string) => `${folder}/difference-${name}.json`,
    trips: `${folder}/trips.json`,
    tripsFor: (reported: TripId) => `${folder}/trips-lost-${reported}.json`,
  }
}
