import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { PostingStanding } from '../../domain/matching/posting-standing.ts'
import type { Page } from '../../storage/database.ts'
import { campaignFor } from '../campaigns/campaign-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { fillPage } from '../wiring/fill-page.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { standingOfPosting } from './standing-of-posting.ts'

/** Each is reckoned from what became of its people. */
const mostAPage = 25

async function listPostings(
  { params, query, staff }: Call<Routes['list-postings']>,
  deps: Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'jobOrders' | 'places' | 'signUps' | 'placements' | 'batches'>,
): Promise<Page<PostingStanding> | Refusal> {
  const campaign = await campaignFor(staff, params.campaignId, deps)
  if (isRefusal(campaign)) return campaign
  const limit = Math.min(query.limit, mostAPage)
  const { items: postings, next } = await fillPage(
    (cursor, size) => deps.recruitmentEvents.ofCampaign(campaign.campaignId, cursor, size),
    { cursor: query.cursor, limit },
    (some) => some.map(({ kind }) => kind === 'posting'),
  )
  const orders = await deps.jobOrders.getMany(postings.flatMap(({ jobOrders }) => jobOrders))
  const orderOf = new Map(orders.map((order) => [order.id, order]))
  const standing: PostingStanding[] = []
  for (const posting of postings) {
    const [id] = posting.jobOrders
    const order = id && orderOf.get(id)
    if (order) standing.push(await standingOfPosting(posting, order, deps))
  }
  return { items: standing, next }
}

export const handler = http(routes['list-postings'], listPostings)
