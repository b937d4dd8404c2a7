import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import { WorkerId } from '../kernel/ids.ts'
import type { Worker } from './worker.ts'

/**
 * What a survey says otherwise of somebody than the one before: `newcomer` nobody knew them, or they were erased since; `wish` where, when,
 * for what wage or with which skills; `phone` another number; `gone` they say no now, and said something else before; `back` they said no
 * before and something else now; `moved` another county had them. Who does not stand on the sheet at all is none of these
 * (`not-on-sheet.ts`).
 */
export const SurveyChange = z.enum(['newcomer', 'wish', 'phone', 'gone', 'back', 'moved'])
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
  /** Missing where it was not counted yet. */
  moved: count.optional(),
} satisfies Record<SurveyChange, z.ZodType>)
export type ChangeCounts = z.infer<typeof ChangeCounts>

const wishes = ['willing', 'destinations', 'minimumMonthlyWage', 'earliestDeparture', 'skills'] as const

export function changesOf(row: Worker, known: Worker | undefined): SurveyChange[] {
  if (!known || known.erasedAt !== undefined) return ['newcomer']
  const besides: SurveyChange[] = [
    ...(row.phoneHash === known.phoneHash ? [] : (['phone'] as const)),
    ...(row.countyCode === known.countyCode ? [] : (['moved'] as const)),
  ]
  if (row.willing !== known.willing && row.willing === 'not-willing') return ['gone', ...besides]
  if (row.willing !== known.willing && known.willing === 'not-willing') return ['back', ...besides]
  const isSame = wishes.every((name) => isDeepStrictEqual(row[name], known[name]))
  return isSame ? besides : ['wish', ...besides]
}

export function countChanges(people: readonly Pick<ChangedPerson, 'changes'>[]): ChangeCounts {
  const of = (change: SurveyChange) => people.filter(({ changes }) => changes.includes(change)).length
  return Object.fromEntries(SurveyChange.options.map((change) => [change, of(change)])) as ChangeCounts
}
