import { concurrently } from '../../domain/kernel/concurrently.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { type CaseIn, keyInRound, pauseOf, type ReportOutcome, settleCase } from '../../domain/stabilisation/case.ts'
import { leavesJob } from '../../domain/stabilisation/leaves-job.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { AwaitedCase } from '../../storage/stabilisation/cases.ts'
import type { Deps } from '../wiring/deps.ts'
import { leaveJob } from './leave-job.ts'
import { mostTries } from './most-tries.ts'

type Needed = Pick<Deps, 'cases' | 'placements' | 'workers' | 'enterprises' | 'tallies' | 'workflows' | 'clock'>

/**
 * Settles a case, does what the outcome means, and lets the step that waits for it go on. The first outcome stands: the same
 * again completes what broke off and answers the first, another is refused.
 */
export async function settle(
  known: AwaitedCase,
  report: ReportOutcome,
  by: string,
  deps: Needed,
): Promise<CaseIn<'settled'> | Refusal<'invalid-state'>> {
  let seen = known
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const settled = settleCase(seen.one, report, by, deps.clock.now())
    if (isRefusal(settled)) return settled
    const standing = await deps.cases.settle(settled, seen)
    if (standing.one.state === 'settled') {
      const first = settleCase(standing.one, report, by, settled.at)
      if (isRefusal(first)) return first
      await carryOut(first, deps)
      if (standing.token) await deps.workflows.succeed(standing.token, {})
      return first
    }
    seen = standing
  }
  return refuse('invalid-state', stabilisationSentences('case-busy'))
}

/** Each of these by itself is true of a settled case, whatever became of the others, and twice is as once: a try that comes again does the rest. */
async function carryOut(settled: CaseIn<'settled'>, deps: Needed): Promise<void> {
  const { caseId, batchId, outcome, at, late } = settled
  const pause = pauseOf(settled)
  const counts = { casesSettled: 1, ...(late ? { casesUnresolved: -1 } : {}) }
  const part = { date: dateInShanghai(at), key: keyInRound('settled', settled), batchId, counts }
  await concurrently([
    leavesJob(outcome) && leaveJob([settled], deps),
    pause && deps.enterprises.resume(pause.enterpriseId, caseId),
    deps.cases.clear(settled),
    deps.tallies.note([part], deps.clock.now()),
  ])
}
