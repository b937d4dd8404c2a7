import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { isOrderFilled } from '../../domain/matching/posting-standing.ts'
import { standingOfPosting } from '../matching/standing-of-posting.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Whether every place of a posting has somebody who said yes, at this moment. Fairs and the like show several posts, and are never filled.
 * People of a share are looked at only where so many have signed up, and as many have said yes to the order.
 */
export async function isFilled(
  event: RecruitmentEvent,
  deps: Pick<Deps, 'jobOrders' | 'places' | 'signUps' | 'placements' | 'batches'>,
): Promise<boolean> {
  if (event.kind !== 'posting') return false
  const [order] = await deps.jobOrders.getMany(event.jobOrders)
  if (!order) return false
  const claims = await deps.places.claimsOn(order.id)
  if (isOrderFilled(order, claims)) return true
  const share = event.share ?? null
  // Yeses to a share are yeses to its order: as long as there are fewer, nobody is looked up, however often the page is opened.
  if (share === null || !isOrderFilled({ headcount: share }, claims)) return false
  const { items, complete } = await deps.signUps.allOf([event.eventId], share)
  if (complete && items.length < share) return false
  return (await standingOfPosting(event, order, deps)).isFilled
}
