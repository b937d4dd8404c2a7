import type { TransferBatch } from '../../batches/transfer-batch.ts'
import { type Instant, minus } from '../../kernel/instant.ts'
import type { Placement } from '../../matching/placement.ts'
import { departsAt, runs, type Trip } from '../trips/trip.ts'
import { earlyHours } from '../trips/trip-event-rules.ts'
import { ownChoiceCode } from './own-choice.ts'

/**
 * Whether somebody may give up their seat, keep the post and travel on their own: once the journey is settled and they were told of it,
 * until its boarding begins. `chosen`: they have. `too-late`: boarding has begun, or is over. `none`: there is no such seat, as of
 * those who travel on their own already, and on a way home or back.
 */
export type OwnChoiceStanding = 'may' | 'chosen' | 'not-yet' | 'too-late' | 'none'

export function ownChoiceStanding(
  { journey, returns }: Pick<Placement, 'journey' | 'returns'>,
  batch: Pick<TransferBatch, 'state' | 'progress'> | null,
  trips: readonly Trip[],
  now: Instant,
): OwnChoiceStanding {
  if (returns || batch?.state !== 'running') return 'none'
  if (journey.state === 'accepted') return 'not-yet'
  if (journey.state === 'boarded') return 'too-late'
  if (journey.state !== 'seated') return 'none'
  if (journey.ownJourney) return journey.ownJourney.code === ownChoiceCode ? 'chosen' : 'none'
  const [first] = trips
  if (!first || batch.progress.step !== 'travelling') return 'not-yet'
  // One that was lost has its people planned anew: of that they are told first.
  if (!trips.every((trip) => runs(trip) && trip.loss === null)) return 'not-yet'
  return now < minus(departsAt(first), { hours: earlyHours }) ? 'may' : 'too-late'
}
