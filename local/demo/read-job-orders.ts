import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { EnterpriseName } from '../../domain/enterprises/enterprise.ts'
import { Shift } from '../../domain/enterprises/job-order.ts'
import { ReportJobOrder } from '../../domain/enterprises/report-job-order.ts'
import { checkSocialCreditCode } from '../../domain/enterprises/social-credit-code.ts'
import { HoursApproval, HoursPerDay, OvertimePay } from '../../domain/enterprises/working-hours.ts'
import { CalendarDate } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { parseJson } from '../../domain/kernel/parse-json.ts'
import { workplaces } from '../../domain/kernel/places/cities.ts'
import { SetupProblem } from '../setup-problem.ts'
import type { EnterpriseDraft } from './generate-job-orders.ts'
import { generateSocialCreditCode } from './generate-social-credit-code.ts'

const provision = z.union([z.literal('no'), z.literal('free'), z.number().positive()])

const Order = z.strictObject({
  post: z.string(),
  headcount: z.int().positive(),
  monthlyWageYuan: z.number().positive(),
  /** 深圳, 深圳市, Shenzhen or 440300. */
  city: z.string(),
  startDate: CalendarDate,
  site: z.string().optional(),
  shift: Shift.default('day'),
  baseWageYuan: z.number().positive().optional(),
  hoursPerWeek: z.int().positive().default(44),
  hoursPerDay: HoursPerDay.optional(),
  overtimePay: OvertimePay.optional(),
  hoursApproval: HoursApproval.optional(),
  payDay: z.int().min(1).max(31).optional(),
  /** no, free, or yuan a month. */
  board: provision.default('no'),
  lodging: provision.default('free'),
  requiredSkill: z.string().nullable().default(null),
  hazardous: z.boolean().default(false),
  remarks: z.string().default(''),
})

const Enterprise = z.strictObject({
  name: EnterpriseName,
  socialCreditCode: z
    .string()
    .refine((code) => checkSocialCreditCode(code) === 'valid', 'must have 18 characters with a true check character')
    .optional(),
  jobOrders: z.array(Order).min(1),
})

/** The file: enterprises with their orders. docs/job-orders.md describes it with an example. */
const JobOrdersFile = z.array(Enterprise).min(1)

/**
 * Reads a file of one's own job orders.
 * @throws SetupProblem with one line that names the file and the first thing that is wrong.
 */
export async function readJobOrders(file: string): Promise<EnterpriseDraft[]> {
  const text = await readFile(file).catch((error: Error) => {
    throw new SetupProblem(`cannot read ${file}: ${error.message}`)
  })
  const parsed = JobOrdersFile.safeParse(fromJson(file, text))
  if (!parsed.success) throw notJobOrders(file, parsed.error.issues[0])
  return parsed.data.map(({ name, socialCreditCode, jobOrders }, index) => ({
    name,
    socialCreditCode: socialCreditCode ?? generateSocialCreditCode('530100', 9_000_000 + index),
    jobOrders: jobOrders.map((order, turn) => draft(file, order, ['', index, 'jobOrders', turn])),
  }))
}

function fromJson(file: string, text: Uint8Array): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    throw new SetupProblem(`${file} is not JSON: ${(error as Error).message}`)
  }
}

function draft(file: string, order: z.infer<typeof Order>, place: (string | number)[]) {
  const { monthlyWageYuan, baseWageYuan, city, board, lodging, site, ...rest } = order
  const found = workplaces.find(({ code, name, pinyin }) =>
    [code, name, name.replace(/市$/, ''), pinyin].includes(city),
  )
  if (!found)
    throw notJobOrders(file, { path: [...place.slice(1), 'city'], message: `${city} is no city that is served` })
  const given = {
    ...rest,
    monthlyWage: yuan(monthlyWageYuan),
    ...(baseWageYuan !== undefined && { baseWage: yuan(baseWageYuan) }),
    cityCode: found.code,
    site: site ?? `${found.name}工业园`,
    board: provisionOf(board),
    lodging: provisionOf(lodging),
  }
  const parsed = ReportJobOrder.omit({ agreementId: true }).safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw notJobOrders(file, { path: [...place.slice(1), ...(issue?.path ?? [])], message: issue?.message ?? '' })
}

function provisionOf(given: z.infer<typeof provision>) {
  return typeof given === 'number' ? { given: 'paid' as const, monthlyCost: yuan(given) } : { given }
}

function notJobOrders(
  file: string,
  issue: { path: readonly PropertyKey[]; message: string } | undefined,
): SetupProblem {
  const place = z.core.toDotPath((issue?.path ?? []) as (string | number)[])
  return new SetupProblem(`${file}: ${place}: ${issue?.message} (docs/job-orders.md describes the file)`)
}
