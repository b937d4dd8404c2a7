import type { Instant } from '../kernel/instant.ts'
import { sendableAt } from './quiet-hours.ts'

/** When people are asked how it is, in China: from the morning break on, so that nobody is woken and can answer at noon. */
export const askingHours = { from: '10:00', until: '20:00' }

/** This moment, or the next at which people may be asked how it is. */
export function askableAt(instant: Instant): Instant {
  return sendableAt(instant, { quietHours: { from: askingHours.until, until: askingHours.from, overrideHours: 0 } })
}
