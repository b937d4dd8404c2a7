import type { Instant } from '../kernel/instant.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import { placeOfEvent } from './place-of-event.ts'
import type { RecruitmentEvent } from './recruitment-event.ts'

/** When those who signed up last had something to be told; null: nothing has changed for them. */
export function noticedAt({ cancelled, moved }: RecruitmentEvent): Instant | null {
  return cancelled?.at ?? moved?.at ?? null
}

/**
 * What somebody is told of the event as it stands, who signed up at that time: of a fair that was moved again, the time for which they
 * signed up and not one between, of which they may never have heard. null once it would be of no use to them: it is over by the time that
 * they knew.
 */
export function noticeOf(event: RecruitmentEvent, now: Instant, signedUpAt: Instant) {
  const { kind, cancelled, moved, from, until, countyCode } = event
  if (kind === 'posting') return null
  const before = moved && knownTo(signedUpAt, event, moved)
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
  const times = [from, ...movesOf(moved).map((one) => one.before.from)].toSorted()
  return { template: 'event-moved', variables, departure: times[0] ?? from } as const
}

type Moved = NonNullable<RecruitmentEvent['moved']>

function movesOf({ earlier = [], ...last }: Moved): Omit<Moved, 'earlier'>[] {
  return [...earlier, last]
}

/** Where it was to be when they signed up; moved back there, where it was to be before. */
function knownTo(signedUpAt: Instant, event: RecruitmentEvent, moved: Moved): Moved['before'] {
  const first = movesOf(moved).find(({ at }) => at >= signedUpAt)?.before ?? moved.before
  return first.from === event.from && first.place === placeOfEvent(event) ? moved.before : first
}

/** A text has room for so many characters of a place; the page has the whole of it. */
const longestPlace = 60

function short(countyCode: string, place: string): string {
  return `${countyByCode(countyCode)?.name ?? ''}${place.replaceAll(' ', '')}`.slice(0, longestPlace)
}
