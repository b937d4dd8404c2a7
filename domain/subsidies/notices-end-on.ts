import type { CalendarDate } from '../kernel/instant.ts'
import type { SubsidyClaim } from './subsidy-claim.ts'
import type { SubsidyPolicy } from './subsidy-policy.ts'

/** The last day of the notices that a policy asks for; null while one of them is lacking. */
export function noticesEndOn(
  { notices }: Pick<SubsidyClaim, 'notices'>,
  { notice }: Pick<SubsidyPolicy, 'notice'>,
): CalendarDate | null {
  const lacking = (notice?.levels ?? []).some((level) => !notices.some((one) => one.level === level))
  if (notices.length === 0 || lacking) return null
  return notices.map(({ until }) => until).reduce((one, other) => (one > other ? one : other))
}
