import type { TripId } from '../../kernel/ids.ts'
import type { OnwardParty, Trip } from '../trips/trip.ts'
import { arrivesAt, departsAt } from '../trips/trip.ts'
import type { Run } from './run.ts'

/** Where the passengers of a feeder go on, how they wait, and the beds that they need; nothing for any other run. */
export function onwardParties(
  run: Run,
  nextOf: (boarding: Run['boardings'][number]) => Run | undefined,
  tripIdOf: (run: Run) => TripId,
): Pick<Trip, 'onward' | 'lodging'> {
  const waiting = run.boardings.flatMap((boarding) => {
    const next = nextOf(boarding)
    return next && boarding.wait ? [{ next, wait: boarding.wait }] : []
  })
  if (waiting.length === 0) return {}
  const onward = [...Map.groupBy(waiting, ({ next }) => next)].flatMap(([next, [first, ...others]]): OnwardParty[] =>
    first
      ? [
          {
            tripId: tripIdOf(next),
            passengers: 1 + others.length,
            waitMinutes: first.wait.minutes,
            nights: first.wait.nights,
          },
        ]
      : [],
  )
  return { onward, ...lodgingOf(run, waiting) }
}

function lodgingOf(
  run: Run,
  waiting: readonly { readonly next: Run; readonly wait: NonNullable<Run['boardings'][number]['wait']> }[],
): Pick<Trip, 'lodging'> {
  const guests = waiting.filter(({ wait }) => wait.nights > 0)
  const perNight = guests[0]?.wait.perNight
  if (!perNight) return {}
  const nights = guests.reduce((sum, { wait }) => sum + wait.nights, 0)
  const until = guests.map(({ next }) => departsAt(next)).reduce((a, b) => (a > b ? a : b))
  return {
    lodging: {
      place: run.stops.at(-1)?.name ?? '',
      from: arrivesAt(run),
      until,
      guests: guests.length,
      nights,
      perNight,
      cost: { ...perNight, minorUnits: perNight.minorUnits * nights },
    },
  }
}
