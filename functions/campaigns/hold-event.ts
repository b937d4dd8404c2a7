import { campaignSentences } from '../../domain/campaigns/campaign-sentences.ts'
import { HoldRecruitmentEvent, type RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { whyItCannotBeHeld } from '../../domain/campaigns/why-it-cannot-be-held.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { madeOtherwise } from '../../domain/kernel/made-otherwise.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { campaignFor } from './campaign-for.ts'
import { type Routes, routes } from './catalog.ts'

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
  const other = madeOtherwise(known, event, asked, eventId)
  if (other) return other
  if (known) return known
  const [enterprises, jobOrders] = await Promise.all([
    deps.enterprises.getMany(event.enterprises),
    deps.jobOrders.getMany(event.jobOrders),
  ])
  const ids = [...new Set(jobOrders.map(({ agreementId }) => agreementId))]
  const found = await Promise.all(ids.map((id) => deps.agreements.get(id)))
  const agreements = found.filter((one) => one !== null)
  const wrong = whyItCannotBeHeld(body, { campaign, enterprises, jobOrders, agreements })
  if (wrong.length > 0)
    return refuse('invalid-request', campaignSentences('event-unfit', { count: wrong.length }), wrong)
  return deps.recruitmentEvents.keep(event)
}

export const handler = http(routes['hold-event'], holdEvent)
