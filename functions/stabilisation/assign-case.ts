import * as z from 'zod'
import { CaseId } from '../../domain/kernel/ids.ts'
import { assignCase, isOpen } from '../../domain/stabilisation/case.ts'
import { CaseLevel } from '../../domain/stabilisation/case-kinds.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { mostTries } from './most-tries.ts'

/** `round`: missing in executions that began before cases were opened again. */
const Assignment = z.object({
  caseId: CaseId,
  to: CaseLevel,
  token: z.string(),
  round: z.int().nonnegative().default(0),
})

/**
 * Puts the case on the list of the station or the province; the step then waits for the outcome under the token. What of this round is
 * over, as where the case has begun anew or was settled before anybody was asked, waits no more. Nor does a case that no table knows, as
 * when the table was put back to a moment before it: its execution knows no batch either whose operator could be asked, and would try again
 * for ever.
 */
async function assignCaseTo(
  { caseId, to, token, round }: z.infer<typeof Assignment>,
  { cases, workflows, clock, logger }: Pick<Deps, 'cases' | 'workflows' | 'clock' | 'logger'>,
) {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const one = await cases.get(caseId)
    if (!one) logger.error('a case that no table knows is waited for no more', { caseId })
    if (!one || !isOpen(one) || (one.round ?? 0) !== round) {
      await workflows.succeed(token, {})
      return undefined
    }
    if (await cases.assign(assignCase(one, to, clock.now()), token)) return undefined
  }
  throw new Error(`case ${caseId} is changed all the time`)
}

export const handler = task(Assignment, assignCaseTo)
