import * as z from 'zod'
import { AgreementId, EnterpriseId, JobOrderId } from '../kernel/ids.ts'
import { CalendarDate, Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { lines } from '../kernel/lines.ts'
import { Money } from '../kernel/money.ts'
import { cityByCode } from '../kernel/places/cities.ts'
import { RequiredBrand } from '../surveys/labour-brand.ts'
import { enterpriseSentences } from './enterprise-sentences.ts'
import { MinimumWage } from './minimum-wage.ts'
import { SaidBy } from './said-by.ts'
import { HoursApproval, HoursPerDay, OvertimePay } from './working-hours.ts'

/** GB/T 2260, of a city that transport can reach. */
export const CityCode = z
  .string()
  .regex(/^\d{6}$/)
  .refine((code) => cityByCode(code) !== undefined, enterpriseSentences('city-code').en)

export const Shift = z.enum(['day', 'night', 'two-shift', 'three-shift'])
export type Shift = z.infer<typeof Shift>

const PositiveMoney = Money.refine(({ minorUnits }) => minorUnits > 0, enterpriseSentences('more-than-nothing').en)

/** Board or lodging: not given, given free, or at a monthly cost to the worker. */
export const Provision = z.discriminatedUnion('given', [
  z.object({ given: z.literal('no') }),
  z.object({ given: z.literal('free') }),
  z.object({ given: z.literal('paid'), monthlyCost: PositiveMoney }),
])
export type Provision = z.infer<typeof Provision>

/**
 * Vacancies reported under an agreement. There is no field for sex, ethnicity, religion, origin, marriage or an upper age,
 * and the free texts are checked for them.
 */
export const JobOrder = z.object({
  id: JobOrderId,
  enterpriseId: EnterpriseId,
  agreementId: AgreementId,
  /** The offer message holds a post of this length whole. */
  post: line({ max: 20 }),
  headcount: z.int().positive().max(5000),
  /** All that is paid for `hoursPerWeek`, overtime included. At most what the offer message holds: 6 digits of yuan and the fen. */
  monthlyWage: PositiveMoney.refine(
    ({ minorUnits }) => minorUnits < 100_000_000,
    enterpriseSentences('less-than-a-million').en,
  ),
  /** What of it is paid for normal hours, without overtime, night allowances and meal subsidies; reckoned where it is absent. */
  baseWage: PositiveMoney.optional(),
  cityCode: CityCode,
  /** The plant's address, as a driver needs it. */
  site: line({ min: 2, max: 100 }),
  shift: Shift,
  /** What is above the legal ceiling is room for weeks whose average was approved; `judgeTerms` holds orders to the law. */
  hoursPerWeek: z.int().positive().max(60),
  /** Working hours of a day, breaks left out; absent where nobody said. */
  hoursPerDay: HoursPerDay.optional(),
  /** How overtime is paid; required above 44 hours a week or 8 a day, absent in orders from before it was asked. */
  overtimePay: OvertimePay.optional(),
  /** Required above the legal ceiling of hours. */
  hoursApproval: HoursApproval.optional(),
  /** Day of the month on which wages are paid, the last one of a shorter month; absent where nobody said. */
  payDay: z.int().min(1).max(31).optional(),
  board: Provision,
  lodging: Provision,
  startDate: CalendarDate,
  /** One skill in the words of the survey, or null when none is needed. */
  requiredSkill: line({ max: 20 }).nullable(),
  /** A certificate of a labour brand that holds on the first day, beside the skill; absent: none is asked for. */
  requiredBrand: RequiredBrand.optional(),
  /** Not cleared of hazards for 16 and 17 year olds. */
  hazardous: z.boolean(),
  remarks: lines({ max: 500 }),
  /** What the wage was held to; absent in orders from before it was. */
  minimumWage: MinimumWage.optional(),
  reportedAt: Instant,
  changedAt: Instant.optional(),
  /** Who reported it, or changed it last, where that was not the enterprise's own server. */
  saidBy: SaidBy.optional(),
})
export type JobOrder = z.infer<typeof JobOrder>

/** Completed years on the start date; the only use of age that the law asks for. */
export function minimumAge(jobOrder: Pick<JobOrder, 'hazardous'>): 16 | 18 {
  return jobOrder.hazardous ? 18 : 16
}
