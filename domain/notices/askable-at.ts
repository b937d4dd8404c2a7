import type { Instant } from '../kernel/instant.ts'
import { sendableAt } from './quiet-hours.ts'

/** When people are asked how it is, in China: over the whole day, so that a peak day is no stampede, and never by night. */
export const askingHours = { from: '09:00', until: '20:00' }

/** This moment, or the next at which people may be asked how it is. */
export function askableAt(instant: Instant): Instant {
  return sendableAt(instant, { quietHours: { from: askingHours.until, until: askingHours.from, overrideHours: 0 } })
}
