import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import {
  beforeBoarding,
  disengaged,
  mayWithdraw,
  type Placement,
  withoutPlace,
} from '../../domain/matching/placement.ts'
import type { ReturnAsked } from '../../domain/matching/return-journey.ts'
import { returnTerm } from '../../domain/matching/return-term.ts'
import type { Notice } from '../notices/notice.ts'
import { sendNotices } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { giveBackPlaces } from './give-back-places.ts'

const Chunk = z.object({
  batchId: BatchId,
  chunk: z.int().nonnegative(),
  /** Then who has a seat on a trip that runs all the same keeps it; absent where trips are released afterwards. */
  tripsReleased: z.literal(true).optional(),
})

/**
 * The batch ends early: open offers are withdrawn, workers who said yes are free for another batch, and all are told. Those
 * who have a seat already are told when the trips are released.
 */
async function withdrawOffers({ batchId, chunk, tripsReleased }: z.infer<typeof Chunk>, deps: Deps) {
  const at = deps.clock.now()
  const offers = await deps.offers.ofChunk(batchId, chunk)
  // First, so that no answer which is changed meanwhile becomes a yes that nobody releases.
  await deps.answers.endRound(offers, at)
  const open = offers.filter(({ state }) => state === 'sent')
  const held = (await deps.placements.ofChunk(batchId, chunk)).filter(({ journey }) => mayWithdraw(journey))
  const waiting = tripsReleased ? await withoutTrip(held, deps) : held
  await tell([...open, ...waiting.filter(({ journey }) => journey.state === 'accepted')], batchId, chunk, deps)

  await deps.answers.close(open, 'withdrawn', at)
  const to = { state: 'released' as const, at }
  await deps.placements.move(
    batchId,
    chunk,
    waiting.map(({ workerId }) => ({ workerId, from: beforeBoarding, to })),
  )
  // Also those whom an earlier try moved, but did not free.
  const after = await deps.placements.ofChunk(batchId, chunk)
  await deps.workers.release(disengaged(after), batchId)
  await giveBackPlaces(withoutPlace(after), deps)
  return { withdrawn: open.length, released: waiting.length }
}

/** The people who have no seat on a trip that runs. Of a batch's thousands of trips those are read on which they sit. */
async function withoutTrip(held: readonly Placement[], { trips }: Pick<Deps, 'trips'>): Promise<Placement[]> {
  const seatsOf = ({ journey }: Placement) => (journey.state === 'seated' ? journey.tripIds : [])
  const seats = [...new Set(held.flatMap(seatsOf))]
  const running = new Set((await trips.runningOf(seats)).map(({ tripId }) => tripId))
  return held.filter((placement) => !seatsOf(placement).some((tripId) => running.has(tripId)))
}

/** Told before anything is closed: a task that broke in between finds the same people again and tells nobody twice. */
async function tell(
  concerned: readonly (Pick<Placement, 'workerId' | 'promise'> & { readonly returns?: ReturnAsked })[],
  batchId: BatchId,
  chunk: number,
  deps: Deps,
): Promise<void> {
  const byId = new Map(concerned.map((one) => [one.workerId, one]))
  const notices = (await deps.workers.getMany([...byId.keys()])).flatMap((worker): Notice[] => {
    const one = byId.get(worker.workerId)
    if (!one) return []
    if (one.returns) {
      const journey = returnTerm[one.returns.direction]
      return [{ worker, template: 'return-called-off', variables: { journey }, link: { batchId, chunk } }]
    }
    const variables = { enterprise: one.promise.employer }
    return [{ worker, template: 'arrangement-ended', variables, link: { batchId, chunk } }]
  })
  await sendNotices({ key: `ended-${batchId}-${chunk}`, together: true, notices }, deps)
}

export const handler = task(Chunk, withdrawOffers)
