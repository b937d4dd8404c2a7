import * as z from 'zod'
import { CaseId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { giveUp } from './give-up.ts'

/** For executions of a release before. `round`: missing in those that began before cases were opened again. */
const OfCase = z.object({ caseId: CaseId, round: z.int().nonnegative().default(0) })

/** Of a case that no table knows nothing is left to give up, and its execution knows no batch whose operator could be asked. */
async function giveUpCase(of: z.infer<typeof OfCase>, deps: Pick<Deps, 'cases' | 'tallies' | 'clock' | 'logger'>) {
  const given = await giveUp(of, deps)
  if (isRefusal(given)) deps.logger.error('a case that no table knows is waited for no more', { caseId: of.caseId })
}

export const handler = task(OfCase, giveUpCase)
