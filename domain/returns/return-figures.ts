import * as z from 'zod'
import { ReturnDirection } from '../batches/batch-returns.ts'
import { BatchId, EnterpriseId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import type { Offer } from '../matching/offer.ts'
import { type JourneyState, journeyStates } from '../matching/placement.ts'
import type { NotAsked } from './return-ask.ts'

const count = z.int().nonnegative()

/** Of those proposed who are not asked, by why. */
export const NotAskedCounts = z.object({
  stays: count,
  rides: count,
  'is-asked': count,
  left: count,
  'no-consent': count,
  'called-off': count,
} satisfies Record<NotAsked, typeof count>)
export type NotAskedCounts = z.infer<typeof NotAskedCounts>

/** People of journeys home or back, each counted at every step that they came to. `docs/returns.md` says what each counts. */
export const ReturnCounts = z.object({
  /** Whom enterprises proposed. */
  proposed: count,
  asked: count,
  notAsked: NotAskedCounts,
  yes: count,
  stay: count,
  /** Nothing follows from it. */
  silent: count,
  /** Not answered yet. */
  open: count,
  /** Of the yeses: taken back before boarding, which frees the seat. */
  withdrew: count,
  /** Of the yeses. */
  seated: count,
  travelled: count,
  /** Of the yeses: had a seat and was not there. Nothing follows from it. */
  missed: count,
  /** At home, or at the post: alighted, or signed for by the plant. */
  arrived: count,
})
export type ReturnCounts = z.infer<typeof ReturnCounts>

export const ReturnFigures = z.object({
  batchId: BatchId,
  direction: ReturnDirection,
  season: z.int(),
  asOf: Instant,
  total: ReturnCounts,
  enterprises: z.array(
    ReturnCounts.extend({
      enterpriseId: EnterpriseId,
      enterpriseName: z.string(),
      /**
       * Of a journey back that is over: posts of which nobody knows whether their people are back, as these came with none of ours. It is
       * told to the enterprise's specialist as a number, opens nothing, and is kept of nobody.
       */
      postsUnknown: count,
    }),
  ),
})
export type ReturnFigures = z.infer<typeof ReturnFigures>

/** One person who was proposed, as far as they came. */
export interface ProposedPerson {
  readonly notAsked: NotAsked | null
  readonly offer: Offer['state'] | null
  readonly journey: JourneyState['state'] | null
}

/** Counts of people; a state implies what came before it. */
export function countReturns(people: readonly ProposedPerson[]): ReturnCounts {
  const of = (are: (one: ProposedPerson) => boolean) => people.filter(are).length
  const passed = (one: ProposedPerson) => (one.journey ? journeyStates[one.journey].passed : [])
  const said = (state: Offer['state']) => of(({ offer }) => offer === state)
  const because = (why: NotAsked) => of(({ notAsked }) => notAsked === why)
  return {
    proposed: people.length,
    asked: of(({ offer }) => offer !== null),
    notAsked: {
      stays: because('stays'),
      rides: because('rides'),
      'is-asked': because('is-asked'),
      left: because('left'),
      'no-consent': because('no-consent'),
      'called-off': because('called-off'),
    },
    yes: said('accepted'),
    stay: said('declined'),
    silent: said('unanswered'),
    open: said('sent'),
    withdrew: of((one) => passed(one).includes('withdrawn')) + said('withdrawn'),
    seated: of(({ journey }) => journey !== null && !['accepted', 'withdrawn', 'released'].includes(journey)),
    travelled: of((one) => passed(one).includes('boarded')),
    missed: of((one) => passed(one).includes('noShow')),
    arrived: of((one) => passed(one).includes('handedOver')),
  }
}
