import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import { type Case, type CaseIn, pauseOf, type ReportOutcome, settleCase } from '../../domain/stabilisation/case.ts'
import { leavesJob } from '../../domain/stabilisation/leaves-job.ts'
import type { Deps } from '../wiring/deps.ts'
import { leaveJob } from './leave-job.ts'

type Needed = Pick<Deps, 'cases' | 'placements' | 'workers' | 'enterprises' | 'tallies' | 'workflows' | 'clock'>

/**
 * Settles a case, does what the outcome means, and lets the step that waits for it go on. The first outcome stands: the same
 * again completes what broke off and answers the first, another is refused.
 */
export async function settle(
  known: Case,
  report: ReportOutcome,
  by: string,
  deps: Needed,
): Promise<CaseIn<'settled'> | Refusal<'invalid-state'>> {
  const settled = settleCase(known, report, by, deps.clock.now())
  if (isRefusal(settled)) return settled
  const { one: standing, token } = await deps.cases.settle(settled)
  const first = settleCase(standing, report, by, settled.at)
  if (isRefusal(first)) return first
  await carryOut(first, deps)
  if (token) await deps.workflows.succeed(token, {})
  return first
}

async function carryOut(settled: CaseIn<'settled'>, deps: Needed): Promise<void> {
  const { caseId, batchId, outcome, at, late } = settled
  const pause = pauseOf(settled)
  if (leavesJob(outcome)) await leaveJob([settled], deps)
  if (pause) await deps.enterprises.resume(pause.enterpriseId, caseId)
  const counts = { casesSettled: 1, ...(late ? { casesUnresolved: -1 } : {}) }
  await Promise.all([
    deps.cases.clear(settled),
    deps.tallies.note([{ date: dateInShanghai(at), key: `settled ${caseId}`, batchId, counts }], deps.clock.now()),
  ])
}
