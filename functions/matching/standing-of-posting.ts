import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type PostingStanding, postingStanding } from '../../domain/matching/posting-standing.ts'
import type { Deps } from '../wiring/deps.ts'

/** A village signs up by dozens. */
const mostPeople = 300
/** At a time, so that one reader does not take the table for themselves. */
const atOnce = 50

/** How a post that was told to a village stands at this moment. */
export async function standingOfPosting(
  posting: RecruitmentEvent,
  order: JobOrder,
  { places, signUps, placements }: Pick<Deps, 'places' | 'signUps' | 'placements'>,
): Promise<PostingStanding> {
  const [claims, { items }] = await Promise.all([
    places.claimsOn(order.id),
    signUps.allOf([posting.eventId], mostPeople),
  ])
  const people = items.flatMap(({ state, workerId }) => (state === 'registered' ? [workerId] : []))
  const found = []
  for (let start = 0; start < people.length; start += atOnce) {
    const some = people.slice(start, start + atOnce)
    found.push(...(await Promise.all(some.map((workerId) => placements.ofWorker(workerId)))).flat())
  }
  return postingStanding(posting, { order, claims, signUps: items, placements: found })
}
