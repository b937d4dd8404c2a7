import type { CalendarDate } from '../kernel/instant.ts'
import type { SubsidyPolicy } from './subsidy-policy.ts'

const monthsIn = { month: 1, quarter: 3, 'calendar-year': 12 } as const

/** The windows of a policy that have begun by a day, by key, the latest first; its first one where none has. */
export function windowKeys(
  { window: { by }, validFrom, validUntil }: Pick<SubsidyPolicy, 'window' | 'validFrom' | 'validUntil'>,
  day: CalendarDate,
): string[] {
  if (by === 'once') return ['once']
  const step = monthsIn[by]
  const numbered = (date: CalendarDate) => Math.floor((Number(date.slice(0, 4)) * 12 + month(date) - 1) / step)
  const first = numbered(validFrom)
  const last = Math.max(first, numbered(day < validUntil ? day : validUntil))
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const months = (last - at) * step
    const year = Math.floor(months / 12)
    if (by === 'calendar-year') return `${year}`
    const inYear = (months % 12) / step + 1
    return by === 'quarter' ? `${year}-Q${inYear}` : `${year}-${String(inYear).padStart(2, '0')}`
  })
}

function month(date: CalendarDate): number {
  return Number(date.slice(5, 7))
}
