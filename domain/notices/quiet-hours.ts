import { atShanghai, dateInShanghai, type Instant, minus, plusDays, timeInShanghai } from '../kernel/instant.ts'

/** Wall-clock times in China, `HH:MM`; from `from` on nothing is sent until `until`, which may be on the next day. */
export interface QuietHours {
  readonly from: string
  readonly until: string
  /** This close to the departure a message matters more than sleep. */
  readonly overrideHours: number
}

const defaultQuietHours: QuietHours = { from: '21:00', until: '08:00', overrideHours: 12 }

/** The first moment, `instant` or later, at which a notice may be sent. */
export function sendableAt(
  instant: Instant,
  { departure, quietHours = defaultQuietHours }: { departure?: Instant; quietHours?: QuietHours } = {},
): Instant {
  const morning = endOfQuiet(instant, quietHours)
  if (departure === undefined || instant > departure) return morning
  const override = minus(departure, { hours: quietHours.overrideHours })
  const near = override > instant ? override : instant
  return near < morning ? near : morning
}

function endOfQuiet(instant: Instant, { from, until }: QuietHours): Instant {
  const time = timeInShanghai(instant)
  const today = dateInShanghai(instant)
  const overnight = from > until
  const quiet = overnight ? time >= from || time < until : time >= from && time < until
  if (!quiet) return instant
  return atShanghai(overnight && time >= from ? plusDays(today, 1) : today, until)
}
