import type { CaseOutcome } from './case-outcome.ts'
import type { CheckInAnswer } from './check-in.ts'

const leaves: Record<CheckInAnswer | CaseOutcome, boolean> = {
  'as-promised': false,
  'not-as-promised': false,
  fine: false,
  'needs-help': false,
  'has-left': true,
  signed: false,
  'not-signed': false,
  paid: false,
  unpaid: false,
  'not-due': false,
  'wages-wrong': false,
  settled: false,
  're-placement': true,
  'way-home': true,
  'no-contact': false,
}

/** Whether what a worker answered, or how a case was settled, means that they have left the job. */
export function leavesJob(said: CheckInAnswer | CaseOutcome): boolean {
  return leaves[said]
}
