import * as z from 'zod'
import type { JobOrder } from '../enterprises/job-order.ts'
import { GivenInstant } from '../kernel/given-instant.ts'
import { JobOrderId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import type { FieldError } from '../kernel/refusal.ts'
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

/**
 * What keeps posts from being told to these places: a place named twice, one where the post is open already, more shares than places,
 * with those of postings that are open.
 */
export function whyPostsCannotBePublished(
  { jobOrderId, places }: PublishPosts,
  { headcount }: Pick<JobOrder, 'headcount'>,
  open: readonly Pick<RecruitmentEvent, 'countyCode' | 'township' | 'village' | 'jobOrders' | 'share'>[],
): FieldError[] {
  const named = new Set<string>()
  const standing = open.filter(({ jobOrders }) => jobOrders.includes(jobOrderId))
  const told = new Set(standing.map(keyOf))
  // What is kept for one place is kept for no other, by whichever call it was told.
  const asked = places.reduce((sum, { share }) => sum + (share ?? 0), 0)
  const shares = standing.reduce((sum, { share }) => sum + (share ?? 0), asked)
  return [
    ...places.flatMap((place, index) => {
      const pointer = `#/places/${index}`
      const key = keyOf(place)
      const isTwice = named.has(key)
      named.add(key)
      if (isTwice) return [{ pointer, words: campaignSentences('place-twice') }]
      return told.has(key) ? [{ pointer, words: campaignSentences('published-already') }] : []
    }),
    ...(asked > 0 && shares > headcount
      ? [{ pointer: '#/places', words: campaignSentences('shares-exceed', { shares, headcount }) }]
      : []),
  ]
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

function keyOf({ countyCode, township, village }: Place): string {
  return [countyCode, township, village ?? ''].join(' ')
}
