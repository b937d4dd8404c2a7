import * as z from 'zod'
import { CalendarDate } from '../kernel/instant.ts'
import { Money, yuan } from '../kernel/money.ts'
import { cityByCode } from '../kernel/places/cities.ts'
import table from './minimum-wages.json' with { type: 'json' }

/** One line of the dated table; `cities` null is the province's lowest tier, below which nobody in it may be paid. */
export const MinimumWageLine = z.object({
  /** Full name, 广东省. */
  province: z.string(),
  /** GB/T 2260, as job orders name cities; of a city with several tiers the lowest of them. */
  cities: z.array(z.string()).nullable(),
  /** Where only the season is known, a day by which it surely held. */
  validFrom: CalendarDate,
  monthlyYuan: z.number().positive(),
  /** For part-time work. */
  hourlyYuan: z.number().positive(),
  source: z.string(),
})
export type MinimumWageLine = z.infer<typeof MinimumWageLine>

/**
 * The table as it was read in November 2026; its lines are published again each quarter. A tier whose cities or figure are not
 * confirmed is left out: its cities are held to their province's lowest.
 */
export const minimumWages: readonly MinimumWageLine[] = z.array(MinimumWageLine).parse(table)

/** What a job order's wage was held to, for staff: `lowest-of-province` where the city's own figure is not in the table. */
export const MinimumWage = z.discriminatedUnion('checked', [
  z.object({
    checked: z.enum(['city', 'lowest-of-province']),
    /** 深圳市, or 江苏省. */
    place: z.string(),
    monthly: Money,
    hourly: Money,
    validFrom: CalendarDate,
  }),
  z.object({ checked: z.literal('not-checked') }),
])
export type MinimumWage = z.infer<typeof MinimumWage>

/** The minimum wage of a city on a day: the newest line that is valid then; a place that the table does not have is not guessed. */
export function minimumWageOn(cityCode: string, day: CalendarDate, lines = minimumWages): MinimumWage {
  const city = cityByCode(cityCode)
  const valid = lines
    .filter(({ province, validFrom }) => province === city?.province && validFrom <= day)
    .toSorted((one, other) => (one.validFrom < other.validFrom ? 1 : -1))
  const own = valid.find(({ cities }) => cities?.includes(cityCode))
  const line = own ?? valid.find(({ cities }) => cities === null)
  if (!city || !line) return { checked: 'not-checked' }
  const isWhole = own !== undefined || city.name === city.province
  return {
    checked: isWhole ? 'city' : 'lowest-of-province',
    place: isWhole ? city.name : city.province,
    monthly: yuan(line.monthlyYuan),
    hourly: yuan(line.hourlyYuan),
    validFrom: line.validFrom,
  }
}
