import { campaignSentences } from '../../domain/campaigns/campaign-sentences.ts'
import {
  isSamePlace,
  postingFact,
  postingsOf,
  whyPlacesAreUnfit,
  whySharesExceed,
} from '../../domain/campaigns/publish-posts.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type FieldError, isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { KeptShare } from '../../storage/campaigns/recruitment-events.ts'
import { pauseBeforeTry } from '../../storage/pause-before-try.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { campaignFor } from './campaign-for.ts'
import { type Routes, routes } from './catalog.ts'
import { whyUnfit } from './why-unfit.ts'

type Needed = Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'enterprises' | 'jobOrders' | 'agreements' | 'clock'>

/** Postings of a campaign that are looked at for one of a release before, whose ids were those of their calls. */
const most = 1500
/** Each look at the shares that fails is another call's that went through. */
const mostTries = 20
/** A post is told to a place anew after it ended or was called off: nobody does so this often. */
const mostTimes = 200

/** One posting a place and post, whoever publishes it: what is wrong with any of them is refused before the first is written. */
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
  const publication = derivedId('RecruitmentEventId', key)
  const { items } = await deps.recruitmentEvents.ofCampaign(campaignId, null, most)
  const listed = items.filter((one) => isOpenPosting(one, act.at) && one.jobOrders.includes(order.id))
  const postings = postingsOf(body, order, act)
  const wrong = whyPlacesAreUnfit(body)
  const asked: { event: RecruitmentEvent; isKept: boolean }[] = []
  for (const [index, posting] of postings.entries()) {
    const found = await deps.recruitmentEvents.posting(
      (times) => derivedId('RecruitmentEventId', postingFact({ jobOrderId: order.id, place: posting }, times)),
      (one) => !isOpenPosting(one, act.at),
      mostTimes,
    )
    const isOwn = found.standing?.publication === publication
    const isTold = listed.some((one) => isSamePlace(one, posting))
    if (!isOwn && (found.standing || isTold)) wrong.push(published(index))
    const event: RecruitmentEvent = { ...posting, campaignId, eventId: found.eventId }
    asked.push({ event: isOwn && found.standing ? found.standing.event : event, isKept: isOwn })
  }
  const shares = { order, asked: asked.map(({ event }) => event), listed }
  const exceeds = whySharesExceed((await sharesWith(shares, deps)).kept, order)
  if (exceeds && body.places.some(({ share }) => share !== null)) wrong.push(exceeds)
  if (wrong.length > 0) return unpublished(wrong)
  const within = await deps.campaigns.seen(campaignId)
  if (!within) return noSuch('campaign')
  for (const [index, { event, isKept }] of asked.entries()) {
    const unfit = isKept ? null : await whyUnfit(event, within.campaign, deps)
    if (unfit?.refused === 'invalid-state') return unfit
    wrong.push(...(unfit?.errors ?? []).map((error) => ({ ...error, pointer: fieldOf(error.pointer, index) })))
  }
  if (wrong.length > 0) return unpublished(once(wrong))
  const claimed = await keepShares(shares, deps)
  if (isRefusal(claimed)) return claimed
  const kept: RecruitmentEvent[] = []
  for (const [index, { event, isKept }] of asked.entries()) {
    const posting = isKept ? event : await deps.recruitmentEvents.publish(event, publication, within)
    if (posting === 'told') return unpublished([published(index)])
    if (!posting) return refuse('conflict', campaignSentences('event-moved-on'))
    kept.push(posting)
  }
  return { items: kept }
}

/**
 * Keeps the shares of these postings beside all others of the order: before the first is written, so that of two calls at once no more
 * is kept than there are places.
 */
async function keepShares(of: Parameters<typeof sharesWith>[0], deps: Needed): Promise<undefined | Refusal> {
  if (of.asked.every(({ share }) => share === null || share === undefined)) return undefined
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const { seen, kept } = await sharesWith(of, deps)
    const wrong = whySharesExceed(kept, of.order)
    if (wrong) return unpublished([wrong])
    if (await deps.recruitmentEvents.keepShares(of.order.id, kept, seen)) return undefined
    await pauseBeforeTry(tries)
  }
  return refuse('conflict', campaignSentences('event-moved-on'))
}

/**
 * The shares of these postings and of all others of the order that are open, in whatever campaign. `listed`: of a release before they were
 * kept.
 */
async function sharesWith(
  {
    order,
    asked,
    listed,
  }: { order: JobOrder; asked: readonly RecruitmentEvent[]; listed: readonly RecruitmentEvent[] },
  { recruitmentEvents, clock }: Pick<Needed, 'recruitmentEvents' | 'clock'>,
) {
  const shareOf = ({ eventId, share, until }: RecruitmentEvent): KeptShare[] =>
    share ? [{ eventId, share, until }] : []
  const seen = await recruitmentEvents.sharesOf(order.id)
  const now = clock.now()
  const found = await recruitmentEvents.getMany(seen.kept.map(({ eventId }) => eventId))
  const known = new Map(found.map((one) => [one.eventId, one]))
  const isOpen = ({ eventId, until }: KeptShare) => {
    const posting = known.get(eventId)
    return posting ? isOpenPosting(posting, now) : until > now
  }
  const own = new Set(asked.map(({ eventId }) => eventId))
  const others = seen.kept.filter((one) => !own.has(one.eventId) && isOpen(one))
  const counted = new Set([...own, ...others.map(({ eventId }) => eventId)])
  const before = listed.filter(({ eventId }) => !counted.has(eventId))
  return { seen, kept: [...others, ...before.flatMap(shareOf), ...asked.flatMap(shareOf)] }
}

function unpublished(wrong: FieldError[]): Refusal<'invalid-request'> {
  return refuse('invalid-request', campaignSentences('posts-unfit', { count: wrong.length }), wrong)
}

function published(index: number): FieldError {
  return { pointer: `#/places/${index}`, words: campaignSentences('published-already') }
}

/** The field of the body that says what a posting's field is made of. */
function fieldOf(pointer: string, index: number): string {
  const name = pointer.split('/')[1] ?? ''
  if (name === 'countyCode') return `#/places/${index}/countyCode`
  if (name === 'place') return `#/places/${index}`
  return name === 'until' ? '#/until' : '#/jobOrderId'
}

/** What is wrong with the order is wrong for every place, and said once. */
function once(errors: readonly FieldError[]): FieldError[] {
  return [...new Map(errors.map((error) => [`${error.pointer} ${error.words.zh}`, error])).values()]
}

function isOpenPosting({ kind, until, cancelled }: RecruitmentEvent, now: string): boolean {
  return kind === 'posting' && !cancelled && until > now
}

export const handler = http(routes['publish-posts'], publishPosts)
