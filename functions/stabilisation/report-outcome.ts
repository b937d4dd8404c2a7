import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { type CaseIn, type CaseOutcome, settleCase } from '../../domain/stabilisation/case.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { outOfScope } from '../wiring/staff.ts'
import { leaveJob } from './leave-job.ts'
import { looksAfter } from './looks-after.ts'

const leavesJob: Record<CaseOutcome, boolean> = {
  settled: false,
  're-placement': true,
  'way-home': true,
  'no-contact': false,
}

/** Settles a case and does what the outcome means. The same outcome again completes and answers the first. */
async function reportOutcome({ params, body, staff }: Call<'stabilisation/report-outcome'>, deps: Deps) {
  const known = await deps.cases.get(params.caseId)
  if (!known) return refuse('not-found', 'There is no such case.')
  if (!looksAfter(staff, known)) return outOfScope()
  const settled = settleCase(known, body, staff.subject, deps.clock.now())
  if (isRefusal(settled)) return settled
  const { one: standing, token } = await deps.cases.settle(settled)
  const first = settleCase(standing, body, staff.subject, settled.at)
  if (isRefusal(first)) return first
  await carryOut(first, deps)
  if (token) await deps.workflows.succeed(token, {})
  return first
}

async function carryOut(settled: CaseIn<'settled'>, deps: Deps): Promise<void> {
  const { caseId, kind, batchId, enterpriseId, outcome, at, late } = settled
  if (leavesJob[outcome]) await leaveJob([settled], deps)
  if (kind === 'promise' && enterpriseId) await deps.enterprises.resume(enterpriseId, caseId)
  await deps.cases.clear(settled)
  const counts = { casesSettled: 1, ...(late ? { casesUnresolved: -1 } : {}) }
  await deps.tallies.note([{ date: dateInShanghai(at), key: `settled ${caseId}`, batchId, counts }])
}

export const handler = http('stabilisation/report-outcome', reportOutcome)
