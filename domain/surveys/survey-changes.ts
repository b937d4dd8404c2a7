import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import { WorkerId } from '../kernel/ids.ts'
import type { Worker } from './worker.ts'

/**
 * What a survey says otherwise of somebody than the one before: `newcomer` nobody knew them, `wish` where, when, for what wage or with
 * which skills, `phone` another number, `gone` they do not want to go any more, `back` they do again.
 */
export const SurveyChange = z.enum(['newcomer', 'wish', 'phone', 'gone', 'back'])
export type SurveyChange = z.infer<typeof SurveyChange>

export const ChangedPerson = z.object({ workerId: WorkerId, changes: z.array(SurveyChange).min(1) })
export type ChangedPerson = z.infer<typeof ChangedPerson>

const count = z.int().nonnegative()

/** How many people each stands for; somebody may have changed in several ways. */
export const ChangeCounts = z.object({
  newcomer: count,
  wish: count,
  phone: count,
  gone: count,
  back: count,
} satisfies Record<SurveyChange, z.ZodType>)
export type ChangeCounts = z.infer<typeof ChangeCounts>

const wishes = ['willing', 'destinations', 'minimumMonthlyWage', 'earliestDeparture', 'skills'] as const

export function changesOf(row: Worker, known: Worker | undefined): SurveyChange[] {
  if (!known || known.erasedAt !== undefined) return ['newcomer']
  const phone: SurveyChange[] = row.phoneHash === known.phoneHash ? [] : ['phone']
  if (row.willing !== known.willing && row.willing === 'not-willing') return ['gone', ...phone]
  if (row.willing !== known.willing && known.willing === 'not-willing') return ['back', ...phone]
  const isSame = wishes.every((name) => isDeepStrictEqual(row[name], known[name]))
  return isSame ? phone : ['wish', ...phone]
}

export function countChanges(people: readonly Pick<ChangedPerson, 'changes'>[]): ChangeCounts {
  const of = (change: SurveyChange) => people.filter(({ changes }) => changes.includes(change)).length
  return Object.fromEntries(SurveyChange.options.map((change) => [change, of(change)])) as ChangeCounts
}
