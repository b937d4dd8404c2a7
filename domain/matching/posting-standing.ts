import * as z from 'zod'
import { RecruitmentEvent } from '../campaigns/recruitment-event.ts'
import type { SignUp } from '../campaigns/sign-up.ts'
import type { JobOrder } from '../enterprises/job-order.ts'
import { type PlaceClaim, placesKept } from '../enterprises/place-claim.ts'
import { Instant } from '../kernel/instant.ts'
import type { Placement } from './placement.ts'
import { type Filling, timeToFill } from './time-to-fill.ts'

const count = z.int().nonnegative()

/** A post told to a town or village: who signed up there, how many of its places are taken, and how long that took. */
export const PostingStanding = z.object({
  posting: RecruitmentEvent,
  /** Registered there. */
  signedUp: count,
  /** Who signed up there and said yes to this post, and has not taken it back. */
  saidYes: count,
  /** Its share, or where it has none all places of the job order. */
  places: count,
  filled: count,
  isFilled: z.boolean(),
  /** When the last place of its share was taken, or where it has none the last of the job order; null where places are free. */
  filledAt: Instant.nullable(),
  /** From publication to `filledAt`; 0 where the order was full before. */
  hours: z.number().nullable(),
})
export type PostingStanding = z.infer<typeof PostingStanding>

type Yes = Pick<Placement, 'workerId' | 'jobOrderId' | 'acceptedAt'> & {
  readonly journey: Pick<Placement['journey'], 'state'>
}

interface Known {
  readonly order: Pick<JobOrder, 'id' | 'headcount'>
  readonly claims: readonly PlaceClaim[]
  readonly signUps: readonly SignUp[]
  /** Of those who signed up. */
  readonly placements: readonly Yes[]
  /** To the order, wherever from: of a posting without a share whose order is full. */
  readonly ofOrder?: readonly Pick<Filling, 'acceptedAt' | 'state'>[]
}

/** A yes from before the sign-up took no place of the share. */
export function postingStanding(
  posting: RecruitmentEvent,
  { order, claims, signUps, placements, ofOrder = [] }: Known,
): PostingStanding {
  const since = new Map(signUps.flatMap(({ state, workerId, at }) => (state === 'registered' ? [[workerId, at]] : [])))
  const yeses = placements
    .filter(
      ({ workerId, jobOrderId, acceptedAt }) =>
        jobOrderId === order.id && acceptedAt >= (since.get(workerId) ?? '9999'),
    )
    .map(({ acceptedAt, journey }) => ({ acceptedAt, state: journey.state }))
  const share = posting.share ?? null
  const here = timeToFill(share ?? 0, yeses, posting.from)
  const isFull = isOrderFilled(order, claims)
  const filling = share === null ? timeToFill(order.headcount, isFull ? ofOrder : [], posting.from) : here
  return {
    posting,
    signedUp: since.size,
    saidYes: here.filled,
    places: share ?? order.headcount,
    filled: share === null ? placesTaken(claims) : here.filled,
    isFilled: isFull || here.filledAt !== null,
    filledAt: filling.filledAt,
    hours: filling.hours === null ? null : Math.max(0, filling.hours),
  }
}

/** Every place has somebody who said yes. An offer that is still open may come back, so it fills none. */
export function isOrderFilled({ headcount }: Pick<JobOrder, 'headcount'>, claims: readonly PlaceClaim[]): boolean {
  return placesTaken(claims) >= headcount
}

function placesTaken(claims: readonly PlaceClaim[]): number {
  return claims.reduce((sum, claim) => sum + placesKept({ ...claim, isClosed: true }), 0)
}
