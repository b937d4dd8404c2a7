import { campaignSentences } from '../../domain/campaigns/campaign-sentences.ts'
import { HoldRecruitmentEvent, type RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { madeOtherwise } from '../../domain/kernel/made-otherwise.ts'
import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { campaignFor } from './campaign-for.ts'
import { type Routes, routes } from './catalog.ts'
import { whyUnfit } from './why-unfit.ts'

type Needed = Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'enterprises' | 'jobOrders' | 'agreements' | 'clock'>

const asked = HoldRecruitmentEvent.keyof().options

async function holdEvent(
  { params, body, staff, key }: Call<Routes['hold-event']>,
  deps: Needed,
): Promise<RecruitmentEvent | Refusal> {
  const campaign = await campaignFor(staff, params.campaignId, deps)
  if (isRefusal(campaign)) return campaign
  if (!inScope(staff, { counties: [body.countyCode] })) return outOfScope()
  const eventId = derivedId('RecruitmentEventId', key)
  const event: RecruitmentEvent = {
    ...body,
    enterprises: [...new Set(body.enterprises)],
    jobOrders: [...new Set(body.jobOrders)],
    eventId,
    campaignId: campaign.campaignId,
    createdAt: deps.clock.now(),
    createdBy: staff.subject,
  }
  const known = await deps.recruitmentEvents.get(eventId)
  const other = known?.changedAt === undefined ? madeOtherwise(known, event, asked, eventId) : null
  if (other) return other
  if (known) return known
  const within = await deps.campaigns.seen(campaign.campaignId)
  if (!within) return noSuch('campaign')
  const unfit = await whyUnfit(event, within.campaign, deps)
  if (unfit) return unfit
  return (await deps.recruitmentEvents.keep(event, within)) ?? refuse('conflict', campaignSentences('event-moved-on'))
}

export const handler = http(routes['hold-event'], holdEvent)
