import * as z from 'zod'
import { complaint } from './complaint.ts'
import { fieldSentences } from './field-sentences.ts'
import { calendar, Instant, instantOf, isInCalendar } from './instant.ts'

/** RFC 3339, section 5.6, with the small letters and the space that it allows. */
const rfc3339 =
  /^(?<date>\d{4}-\d{2}-\d{2})[Tt ](?<minute>[01]\d:[0-5]\d|2[0-3]:[0-5]\d):(?<second>[0-5]\d|60)(?:\.(?<fraction>\d+))?(?:[Zz]|(?<sign>[+-])(?<hours>[01]\d|2[0-3]):(?<minutes>[0-5]\d))$/

/**
 * A moment as others write it: RFC 3339 in any valid form, with or without a fraction, in any offset. It is read as an
 * `Instant`: UTC, and what is finer than a millisecond is cut off. A leap second is the second after it, as on a computer's
 * clock.
 */
export const GivenInstant = z
  .string()
  .meta({ format: 'date-time' })
  .transform((text, context): string => {
    const instant = Instant.safeParse(readMoment(text))
    if (instant.success && isInCalendar(instant.data)) return instant.data
    context.addIssue(complaint(instant.success ? fieldSentences('moment', calendar) : fieldSentences('moment-form')))
    return z.NEVER
  })
  .pipe(Instant)
export type GivenInstant = z.infer<typeof GivenInstant>

function readMoment(text: string): string | undefined {
  const parts = rfc3339.exec(text)?.groups
  if (!parts) return undefined
  const { date, minute, second, fraction = '', sign, hours = '0', minutes = '0' } = parts
  const start = Date.parse(`${date}T${minute}:00.000Z`)
  // The 30th of February would be read as a day of March.
  if (Number.isNaN(start) || !new Date(start).toISOString().startsWith(`${date}T`)) return undefined
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
  const milliseconds = Number(second) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'))
  if (second === '60' && !endsMonth(start - offset)) return undefined
  return instantOf(start - offset + milliseconds)
}

/** Leap seconds are the last ones of a month in UTC. */
function endsMonth(minute: number): boolean {
  const next = new Date(minute + 60_000)
  return next.getUTCDate() === 1 && next.getUTCHours() === 0 && next.getUTCMinutes() === 0
}
