import * as z from 'zod'
import type { JobOrder } from '../enterprises/job-order.ts'
import { GivenInstant } from '../kernel/given-instant.ts'
import { JobOrderId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import type { FieldError } from '../kernel/refusal.ts'
import { plainName } from './campaign.ts'
import { campaignSentences } from './campaign-sentences.ts'
import { placeOfEvent } from './place-of-event.ts'
import type { RecruitmentEvent } from './recruitment-event.ts'

const PublishedPlace = z.strictObject({
  countyCode: z.string().regex(/^\d{6}$/),
  township: line({ max: 30 }),
  /** null: the whole town. */
  village: line({ max: 30 }).nullable().default(null),
  /** Of the order's places; null: whoever comes first. */
  share: z.int().positive().max(5000).nullable().default(null),
})

/** A job order's places told to towns and villages, each under a link of its own. */
export const PublishPosts = z.strictObject({
  jobOrderId: JobOrderId,
  /** Sign-ups are taken until then, or until it is filled. */
  until: GivenInstant,
  places: z.array(PublishedPlace).min(1).max(100),
})
export type PublishPosts = z.infer<typeof PublishPosts>

type Place = Pick<RecruitmentEvent, 'countyCode' | 'township' | 'village'>

/** What keeps posts from being told to these places: one that is named twice. */
export function whyPlacesAreUnfit({ places }: PublishPosts): FieldError[] {
  const named = new Set<string>()
  return places.flatMap((place, index) => {
    const pointer = `#/places/${index}`
    const key = keyOf(place)
    const isTwice = named.has(key)
    named.add(key)
    return isTwice ? [{ pointer, words: campaignSentences('place-twice') }] : []
  })
}

/** What is kept for one place is kept for no other, by whichever call and in whichever campaign it was told. */
export function whySharesExceed(
  kept: readonly { readonly share: number }[],
  { headcount }: Pick<JobOrder, 'headcount'>,
): FieldError | null {
  const shares = kept.reduce((sum, { share }) => sum + share, 0)
  return shares > headcount
    ? { pointer: '#/places', words: campaignSentences('shares-exceed', { shares, headcount }) }
    : null
}

/** The one thing that a posting says: this post is told to this place. Told once more after it ended, it is another. */
export function postingFact({ jobOrderId, place }: { jobOrderId: JobOrderId; place: Place }, times: number): string {
  return [jobOrderId, keyOf(place), ...(times > 0 ? [times] : [])].join(' ')
}

/** The postings that this comes to, in the order of the places. */
export function postingsOf(
  { until, places }: PublishPosts,
  { id, enterpriseId, post }: Pick<JobOrder, 'id' | 'enterpriseId' | 'post'>,
  { at, by }: { readonly at: Instant; readonly by: string },
): Omit<RecruitmentEvent, 'eventId' | 'campaignId'>[] {
  return places.map(({ share, ...place }) => ({
    ...place,
    kind: 'posting',
    name: post,
    place: `${countyByCode(place.countyCode)?.name ?? ''}${placeOfEvent({ ...place, place: '' }).replaceAll(' ', '')}`,
    share,
    enterprises: [enterpriseId],
    jobOrders: [id],
    from: at,
    until,
    createdAt: at,
    createdBy: by,
  }))
}

export function isSamePlace(one: Place, other: Place): boolean {
  return keyOf(one) === keyOf(other)
}

/** A place as it is told from others: blanks and the width of characters make no other. */
function keyOf({ countyCode, township, village }: Place): string {
  return [countyCode, plainName(township ?? ''), plainName(village ?? '')].join(' ')
}
