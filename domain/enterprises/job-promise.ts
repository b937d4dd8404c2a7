import * as z from 'zod'
import { cityByCode } from '../kernel/places/cities.ts'
import { type Enterprise, EnterpriseName } from './enterprise.ts'
import { JobOrder } from './job-order.ts'

/** What a worker said yes to. Frozen with the placement; day 1 asks whether it is true. */
export const JobPromise = JobOrder.pick({
  post: true,
  monthlyWage: true,
  cityCode: true,
  site: true,
  shift: true,
  baseWage: true,
  hoursPerWeek: true,
  hoursPerDay: true,
  overtimePay: true,
  payDay: true,
  board: true,
  lodging: true,
  startDate: true,
  requiredBrand: true,
}).extend({ employer: EnterpriseName, city: z.string().min(1) })
export type JobPromise = z.infer<typeof JobPromise>

/** `startDate` is the one that the enterprise confirmed, where it confirmed another than it reported. */
export function promiseOf(
  jobOrder: JobOrder,
  enterprise: Pick<Enterprise, 'name'>,
  startDate = jobOrder.startDate,
): JobPromise {
  const city = cityByCode(jobOrder.cityCode)
  if (!city) throw new Error(`job order ${jobOrder.id} names a city that the tables do not have: ${jobOrder.cityCode}`)
  const { post, monthlyWage, cityCode, site, shift, board, lodging, baseWage } = jobOrder
  const { hoursPerWeek, hoursPerDay, overtimePay, payDay, requiredBrand } = jobOrder
  return {
    employer: enterprise.name,
    post,
    monthlyWage,
    cityCode,
    city: city.name,
    site,
    shift,
    hoursPerWeek,
    ...(hoursPerDay && { hoursPerDay }),
    ...(baseWage && { baseWage }),
    ...(overtimePay && { overtimePay }),
    ...(payDay && { payDay }),
    board,
    lodging,
    startDate,
    ...(requiredBrand && { requiredBrand }),
  }
}
