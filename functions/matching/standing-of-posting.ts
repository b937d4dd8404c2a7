import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { isOrderFilled, type PostingStanding, postingStanding } from '../../domain/matching/posting-standing.ts'
import type { Deps } from '../wiring/deps.ts'
import { placementsOfSignUps } from './placements-of-sign-ups.ts'
import { yesesToOrder } from './yeses-to-order.ts'

/** A village signs up by dozens, a town by hundreds: whoever is left out here may be the one who took the last place. */
const mostPeople = 2000

/** How a post that was told to a village stands at this moment. */
export async function standingOfPosting(
  posting: RecruitmentEvent,
  order: JobOrder,
  { places, signUps, placements, batches }: Pick<Deps, 'places' | 'signUps' | 'placements' | 'batches'>,
): Promise<PostingStanding> {
  const [claims, { items }] = await Promise.all([
    places.claimsOn(order.id),
    signUps.allOf([posting.eventId], mostPeople),
  ])
  const found = await placementsOfSignUps(items, { placements })
  const isOfOrder = (posting.share ?? null) === null && isOrderFilled(order, claims)
  const ofOrder = isOfOrder ? await yesesToOrder(order, claims, { batches, placements }) : []
  return postingStanding(posting, { order, claims, signUps: items, placements: found, ofOrder })
}
