import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import {
  type Case,
  type CaseIn,
  keyInRound,
  pauseOf,
  type ReportOutcome,
  settleCase,
} from '../../domain/stabilisation/case.ts'
import { leavesJob } from '../../domain/stabilisation/leaves-job.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { leaveJob } from './leave-job.ts'
import { mostTries } from './most-tries.ts'

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
  let seen = known
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const settled = settleCase(seen, report, by, deps.clock.now())
    if (isRefusal(settled)) return settled
    const { one: standing, token } = await deps.cases.settle(settled, seen)
    if (standing.state === 'settled') {
      const first = settleCase(standing, report, by, settled.at)
      if (isRefusal(first)) return first
      await carryOut(first, deps)
      if (token) await deps.workflows.succeed(token, {})
      return first
    }
    seen = standing
  }
  return refuse('invalid-state', stabilisationSentences('case-busy'))
}

async function carryOut(settled: CaseIn<'settled'>, deps: Needed): Promise<void> {
  const { caseId, batchId, outcome, at, late } = settled
  const pause = pauseOf(settled)
  if (leavesJob(outcome)) await leaveJob([settled], deps)
  if (pause) await deps.enterprises.resume(pause.enterpriseId, caseId)
  const counts = { casesSettled: 1, ...(late ? { casesUnresolved: -1 } : {}) }
  await Promise.all([
    deps.cases.clear(settled),
    deps.tallies.note(
      [{ date: dateInShanghai(at), key: keyInRound('settled', settled), batchId, counts }],
      deps.clock.now(),
    ),
  ])
}
