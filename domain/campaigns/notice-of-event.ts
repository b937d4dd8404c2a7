import type { Instant } from '../kernel/instant.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import { placeOfEvent } from './place-of-event.ts'
import type { RecruitmentEvent } from './recruitment-event.ts'

/** When those who signed up last had something to be told; null: nothing has changed for them. */
export function noticedAt({ cancelled, moved }: RecruitmentEvent): Instant | null {
  return cancelled?.at ?? moved?.at ?? null
}

/** What they are told of the event as it stands; null once it would be of no use to them: it is over by the time that they knew. */
export function noticeOf(event: RecruitmentEvent, now: Instant) {
  const { kind, cancelled, moved, from, until, countyCode } = event
  if (kind === 'posting') return null
  const before = moved?.before
  if (cancelled)
    return until > now
      ? ({
          template: 'event-called-off',
          variables: { departure: from, place: short(countyCode, placeOfEvent(event)) },
          departure: from,
        } as const)
      : null
  if (!before || until <= now) return null
  const variables = { before: before.from, departure: from, place: short(countyCode, placeOfEvent(event)) }
  return { template: 'event-moved', variables, departure: before.from < from ? before.from : from } as const
}

/** A text has room for so many characters of a place; the page has the whole of it. */
const longestPlace = 60

function short(countyCode: string, place: string): string {
  return `${countyByCode(countyCode)?.name ?? ''}${place.replaceAll(' ', '')}`.slice(0, longestPlace)
}
