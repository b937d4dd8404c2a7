import { campaignSentences } from '../../domain/campaigns/campaign-sentences.ts'
import { postingsOf, whyPostsCannotBePublished } from '../../domain/campaigns/publish-posts.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { campaignFor } from './campaign-for.ts'
import { type Routes, routes } from './catalog.ts'
import { whyUnfit } from './why-unfit.ts'

type Needed = Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'enterprises' | 'jobOrders' | 'agreements' | 'clock'>

/** Postings of a campaign that are looked at for one that is open already. */
const most = 1500

/** One posting a place, each written once however often the call is made. */
async function publishPosts(
  { params, body, staff, key }: Call<Routes['publish-posts']>,
  deps: Needed,
): Promise<{ items: RecruitmentEvent[] } | Refusal> {
  const campaign = await campaignFor(staff, params.campaignId, deps)
  if (isRefusal(campaign)) return campaign
  if (!body.places.every(({ countyCode }) => inScope(staff, { counties: [countyCode] }))) return outOfScope()
  const { campaignId } = campaign
  const order = await deps.jobOrders.get(body.jobOrderId)
  if (!order) return noSuch('job order')
  const act = { at: deps.clock.now(), by: staff.subject }
  const asked = postingsOf(body, order, act).map(
    (one, index): RecruitmentEvent => ({ ...one, campaignId, eventId: derivedId('RecruitmentEventId', key, index) }),
  )
  const ids = new Set(asked.map(({ eventId }) => eventId))
  const { items } = await deps.recruitmentEvents.ofCampaign(campaignId, null, most)
  const open = items.filter((one) => !ids.has(one.eventId) && isOpenPosting(one, act.at))
  const wrong = whyPostsCannotBePublished(body, order, open)
  if (wrong.length > 0)
    return refuse('invalid-request', campaignSentences('posts-unfit', { count: wrong.length }), wrong)
  const kept: RecruitmentEvent[] = []
  for (const one of asked) {
    const within = await deps.campaigns.seen(campaignId)
    if (!within) return noSuch('campaign')
    const unfit = await whyUnfit(one, within.campaign, deps)
    if (unfit) return unfit
    const posting = await deps.recruitmentEvents.keep(one, within)
    if (!posting) return refuse('conflict', campaignSentences('event-moved-on'))
    kept.push(posting)
  }
  return { items: kept }
}

function isOpenPosting({ kind, until, cancelled }: RecruitmentEvent, now: string): boolean {
  return kind === 'posting' && !cancelled && until > now
}

export const handler = http(routes['publish-posts'], publishPosts)
