import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { isOrderFilled } from '../../domain/matching/posting-standing.ts'
import { standingOfPosting } from '../matching/standing-of-posting.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Whether every place of a posting has somebody who said yes, at this moment. Fairs and the like show several posts, and are never filled.
 * People of a share are looked at only where so many have signed up.
 */
export async function isFilled(
  event: RecruitmentEvent,
  deps: Pick<Deps, 'jobOrders' | 'places' | 'signUps' | 'placements' | 'batches'>,
): Promise<boolean> {
  if (event.kind !== 'posting') return false
  const [order] = await deps.jobOrders.getMany(event.jobOrders)
  if (!order) return false
  if (isOrderFilled(order, await deps.places.claimsOn(order.id))) return true
  const share = event.share ?? null
  if (share === null) return false
  const { items, complete } = await deps.signUps.allOf([event.eventId], share)
  if (complete && items.length < share) return false
  return (await standingOfPosting(event, order, deps)).isFilled
}
