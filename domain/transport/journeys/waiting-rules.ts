import * as z from 'zod'
import { CalendarDate } from '../../kernel/instant.ts'
import { transportFieldSentences } from '../plan/transport-field-sentences.ts'

const minutes = z.int().min(0).max(2880)
const yuanAnHour = z.number().min(0).max(1000)
const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, transportFieldSentences('time-of-day').en)

/** How people may wait between a feeder and the train or flight after it, for journeys that begin on `validFrom` or later. */
export const WaitingRules = z
  .strictObject({
    /** The day of departure from which these rules count, in China. */
    validFrom: CalendarDate,
    /** Minutes that changing takes, and the longest that a train or flight may leave after the feeder has arrived. */
    transferMin: minutes,
    transferMax: minutes,
    /** A wait of more minutes needs a bed, as one that touches the night. */
    maxWait: minutes,
    /** What an hour of one person's wait is reckoned at when plans are compared; nobody is paid it. */
    waitYuan: z.strictObject({ day: yuanAnHour, night: yuanAnHour }),
    night: z.strictObject({ from: clockTime, to: clockTime }),
    /** A night in a house at the hub for one person, whole yuan; null where nobody is lodged. */
    lodgingYuan: z.int().min(1).max(2000).nullable(),
  })
  .refine(({ transferMin, maxWait, transferMax }) => transferMin <= maxWait && maxWait <= transferMax, {
    message: 'transferMin must not be above maxWait, nor maxWait above transferMax',
  })
export type WaitingRules = z.infer<typeof WaitingRules>

/** One set for each time, oldest first; the first one counts before its day too. */
export const WaitingRuleSets = z
  .array(WaitingRules)
  .min(1)
  .max(50)
  .refine((sets) => sets.every(({ validFrom }, index) => validFrom > (sets[index - 1]?.validFrom ?? '')), {
    message: 'the sets must stand by validFrom, oldest first, each day once',
  })
export type WaitingRuleSets = z.infer<typeof WaitingRuleSets>

/** The sets that are shipped. What has been used stays as it is: a change is another set from its own day on. */
export const waitingRules: WaitingRuleSets = [
  {
    validFrom: '2026-01-01' as CalendarDate,
    transferMin: 60,
    transferMax: 720,
    maxWait: 300,
    waitYuan: { day: 10, night: 30 },
    night: { from: '23:00', to: '05:00' },
    lodgingYuan: null,
  },
]

/** The sets that count for departures from one day to another, oldest first; at least one. */
export function waitingRulesBetween(sets: WaitingRuleSets, from: CalendarDate, to: CalendarDate): WaitingRules[] {
  const first = Math.max(
    0,
    sets.findLastIndex(({ validFrom }) => validFrom <= from),
  )
  return sets.filter(({ validFrom }, index) => index === first || (index > first && validFrom <= to))
}

/** The same rules where nobody can be lodged. */
export function withoutLodging(sets: WaitingRuleSets): WaitingRuleSets {
  return sets.map((set) => ({ ...set, lodgingYuan: null }))
}
