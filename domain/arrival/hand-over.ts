import * as z from 'zod'
import { GivenInstant } from '../kernel/given-instant.ts'
import { EnterpriseId, type JobOrderId, type LinkId, WorkerId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { JourneyState } from '../matching/placement.ts'
import type { Passenger, PassengerState } from '../transport/trips/passenger.ts'
import { joinMoves, type Moves } from '../transport/trips/passenger-moves.ts'
import { arrivalSentences } from './arrival-sentences.ts'

const people = z.array(WorkerId).max(2200).default([])

/** One plant's receipt for the people of a trip. */
export const HandOver = z.strictObject({
  enterpriseId: EnterpriseId,
  arrived: people,
  noShow: people,
  /** Arrived, but not taken over by the plant. */
  diverted: people,
  /** Who signed at the plant. */
  receivedBy: line({ max: 60 }),
  /** When, where it is told later than it happened. */
  at: GivenInstant.optional(),
})
export type HandOver = z.infer<typeof HandOver>

/** A receipt, and the page of the enterprise on which it was given. */
export type ReceiptByLink = HandOver & { readonly linkId?: LinkId }

/** A receipt of which it is known when it was signed; `moments`: when each was taken over, where it was not for all at once. */
export type SignedHandOver = ReceiptByLink & { readonly at: Instant; readonly moments?: ReadonlyMap<WorkerId, Instant> }

type Outcome = 'handed-over' | 'diverted' | 'no-show'

const from: Record<Outcome, { passenger: PassengerState[]; placement: JourneyState['state'][] }> = {
  'handed-over': {
    passenger: ['expected', 'boarded', 'arrived', 'no-show'],
    placement: ['seated', 'boarded', 'arrived', 'no-show'],
  },
  diverted: {
    passenger: ['expected', 'boarded', 'arrived', 'no-show'],
    placement: ['seated', 'boarded', 'arrived', 'no-show'],
  },
  'no-show': { passenger: ['expected', 'boarded', 'arrived'], placement: ['seated', 'boarded', 'arrived'] },
}

/** People who are at the plant have travelled, even if the roll-call missed them. */
function settle({ tripId, workerId, chunk }: Passenger, outcome: Outcome, at: Instant): Moves {
  const came = outcome === 'no-show' ? { why: 'not-there' as const } : { hasBoarded: true as const }
  return {
    passengers: [{ tripId, workerId, from: from[outcome].passenger, to: outcome, ...came }],
    placements: [{ workerId, chunk, from: from[outcome].placement, to: { state: outcome, at } }],
  }
}

/**
 * What a plant's receipt means for the people of a trip. Refuses `invalid-request` as a whole when it names somebody who
 * was not on the way to this plant, or one person twice, and `invalid-state` where a receipt before it says otherwise; it
 * may still add people who came after the others.
 */
export function handOver(
  manifest: readonly Passenger[],
  receipt: Omit<SignedHandOver, 'receivedBy' | 'at'>,
  at: Instant,
): Moves | Refusal<'invalid-request' | 'invalid-state'> {
  const bound = new Map(
    manifest
      .filter(({ enterpriseId, state }) => enterpriseId === receipt.enterpriseId && state !== 'withdrawn')
      .map((passenger) => [passenger.workerId, passenger]),
  )
  const named = (['arrived', 'noShow', 'diverted'] as const).flatMap((list) =>
    receipt[list].map((workerId, index) => ({ workerId, list, pointer: `#/${list}/${index}` })),
  )
  const seen = new Set<string>()
  const errors = named.flatMap(({ workerId, pointer }) => {
    if (!bound.has(workerId)) return [{ pointer, words: arrivalSentences('not-bound-here') }]
    if (seen.has(workerId)) return [{ pointer, words: arrivalSentences('named-twice') }]
    seen.add(workerId)
    return []
  })
  if (errors.length > 0) return refuse('invalid-request', arrivalSentences('receipt-misfits'), errors)
  const outcomes = { arrived: 'handed-over', noShow: 'no-show', diverted: 'diverted' } as const
  const settledOtherwise = named.flatMap(({ workerId, list, pointer }) => {
    const state = bound.get(workerId)?.state
    const isFinal = state === 'handed-over' || state === 'diverted'
    return isFinal && state !== outcomes[list]
      ? [{ pointer, words: arrivalSentences('stands', { standing: standing[state] }) }]
      : []
  })
  if (settledOtherwise.length > 0)
    return refuse(
      'invalid-state',
      arrivalSentences('receipt-before', { count: settledOtherwise.length }),
      settledOtherwise,
    )
  return joinMoves(
    named.flatMap(({ workerId, list }) => {
      const passenger = bound.get(workerId)
      return passenger ? [settle(passenger, outcomes[list], receipt.moments?.get(workerId) ?? at)] : []
    }),
  )
}

const standing = {
  'handed-over': { zh: '已登记为已到岗', en: 'is on record as handed over' },
  diverted: { zh: '已登记为转送', en: 'is on record as diverted' },
} as const

/** How many people of a trip each job order's plant has taken over. */
export function arrivalsOf(manifest: readonly Passenger[], enterpriseId: EnterpriseId): Map<JobOrderId, number> {
  const arrived = new Map<JobOrderId, number>()
  for (const passenger of manifest) {
    if (passenger.enterpriseId !== enterpriseId || passenger.state !== 'handed-over') continue
    arrived.set(passenger.jobOrderId, (arrived.get(passenger.jobOrderId) ?? 0) + 1)
  }
  return arrived
}

/** Whether the hand-over is still to come. */
const awaits: Record<PassengerState, boolean> = {
  expected: true,
  boarded: true,
  arrived: true,
  withdrawn: false,
  'no-show': false,
  'handed-over': false,
  diverted: false,
}

export function awaitsHandOver({ state }: Pick<Passenger, 'state'>): boolean {
  return awaits[state]
}

/** Nobody is left whose hand-over is still to come. */
export function isHandedOver(manifest: readonly Passenger[]): boolean {
  return !manifest.some(awaitsHandOver)
}
