import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { freePlaces } from '../../domain/enterprises/place-claim.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { nearKm, type PostNear, soonestStartDays } from '../../domain/stabilisation/search-job.ts'
import { roadKm } from '../../domain/transport/journeys/road-km.ts'
import type { Page } from '../../storage/database.ts'
import type { Deps } from '../wiring/deps.ts'

/** The newest orders that are looked at, in pages of the table. */
const pages = 5
const perPage = 200
/** As many as somebody reads out on the telephone. */
const shown = 20

export type LookingForPosts = Pick<Deps, 'jobOrders' | 'enterprises' | 'places' | 'clock'>

/** Posts near a city that have a place and begin soon, the nearest first: among the newest thousand orders, 20 at most. */
export async function postsNear(cityCode: string, deps: LookingForPosts): Promise<PostNear[]> {
  const soonest = plusDays(dateInShanghai(deps.clock.now()), soonestStartDays)
  const near: { order: JobOrder; km: number }[] = []
  let cursor: string | null = null
  for (let read = 0; read < pages; read += 1) {
    const page: Page<JobOrder> = await deps.jobOrders.list(cursor, perPage)
    for (const order of page.items) {
      const km = roadKm(cityCode, order.cityCode)
      if (km <= nearKm && order.startDate >= soonest) near.push({ order, km })
    }
    cursor = page.next
    if (cursor === null) break
  }
  const nearest = near.toSorted((one, other) => one.km - other.km || (one.order.id < other.order.id ? -1 : 1))
  const employers = new Map(
    (await deps.enterprises.getMany([...new Set(nearest.map(({ order }) => order.enterpriseId))])).map((firm) => [
      firm.id,
      firm,
    ]),
  )
  const open = nearest.filter(({ order }) => employers.get(order.enterpriseId)?.standing.state === 'active')
  const posts: PostNear[] = []
  for (const { order, km } of open) {
    if (posts.length === shown) break
    const { id, enterpriseId, post, monthlyWage, startDate, headcount } = order
    const free = freePlaces(headcount, await deps.places.claimsOn(id))
    const employer = employers.get(enterpriseId)?.name ?? ''
    if (free > 0)
      posts.push({ jobOrderId: id, employer, post, cityCode: order.cityCode, km, monthlyWage, startDate, free })
  }
  return posts
}
