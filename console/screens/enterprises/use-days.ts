import { useAhead } from '../../service/service-time.ts'

const millisecondsOfDay = 86_400_000

/** Whole days from now until a calendar day in China has ended, and since a moment. */
export function useDays() {
  const now = Date.now() + useAhead()
  return {
    untilEndOf: (day: string) => Math.floor((Date.parse(`${day}T24:00:00+08:00`) - now) / millisecondsOfDay),
    since: (moment: string) => Math.floor((now - Date.parse(moment)) / millisecondsOfDay),
  }
}
