import * as z from 'zod'
import { CaseId } from '../../domain/kernel/ids.ts'
import { Case } from '../../domain/stabilisation/case.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'

/** What the entries of a colleague's acts with a case have in common (`act-once.ts`). */
export const actOfCase = {
  method: 'POST',
  calledBy: { staff: ['province', 'county', 'station'] },
  params: z.object({ caseId: CaseId }),
  answers: Case,
  opensDetails: true,
  success: 200,
  refuses: ['invalid-state', 'conflict'],
} as const satisfies Partial<RouteEntry>
