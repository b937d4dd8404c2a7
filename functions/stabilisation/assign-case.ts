import * as z from 'zod'
import { CaseId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { assignCase, isOpen } from '../../domain/stabilisation/case.ts'
import { CaseLevel } from '../../domain/stabilisation/case-kinds.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { caseOf } from './case-of.ts'

const Assignment = z.object({ caseId: CaseId, to: CaseLevel, token: z.string() })

/** Puts the case on the list of the station or the province; the step then waits for the outcome under the token. */
async function assignCaseTo(
  { caseId, to, token }: z.infer<typeof Assignment>,
  { cases, workflows, clock }: Pick<Deps, 'cases' | 'workflows' | 'clock'>,
) {
  const one = await caseOf(caseId, { cases })
  if (isRefusal(one)) return one
  const assigned = isOpen(one) && (await cases.assign(assignCase(one, to, clock.now()), token))
  // Settled before anybody was asked for it, by a colleague who found it on the list.
  if (!assigned) await workflows.succeed(token, {})
  return undefined
}

export const handler = task(Assignment, assignCaseTo)
