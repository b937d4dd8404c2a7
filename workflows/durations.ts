import { approvalTime, overdueApprovalTime } from '../domain/batches/decide-batch.ts'
import { stallTime } from '../domain/batches/stall.ts'
import { headcountAnswerTime } from '../domain/enterprises/headcount.ts'
import { longestAnswerTime } from '../domain/enterprises/offer-agreement.ts'
import { millisecondsIn, type Span } from '../domain/kernel/instant.ts'
import { CaseKind, secondsFor } from '../domain/stabilisation/case-kinds.ts'
import { answerTime } from '../domain/stabilisation/check-in.ts'
import { bookingByHandTime, bookingTime } from '../domain/transport/trips/booking.ts'
import { tripTime } from '../domain/transport/trips/trip-schedule.ts'
import { replacementTime } from '../domain/transport/trips/trip-wait.ts'

/**
 * Every duration that a definition may name. Rules of the field live in the domain and come from there; here are only the
 * time limits of calls and of whole workflows.
 */
export const durations = {
  headcountAnswerTime,
  approvalTime,
  overdueApprovalTime,
  bookingByHandTime,
  bookingTime,
  replacementTime,
  tripTime,
  stallTime,
  /** Until replies to a check-in are waited for no more: after the end that was told, which begins once people were asked. */
  repliesTime: sum(answerTime, { minutes: 5 }),

  // A call of a function: longer than the function's own limit in its catalog, so that a retry never runs beside the first try.
  taskTime: { seconds: 150 },
  cohortTaskTime: { seconds: 600 },
  lossTaskTime: { seconds: 660 },
  batchTaskTime: { seconds: 700 },
  /** Lambda's own limit. */
  longestTaskTime: { seconds: 900 },
  /** Until a task is called again whose tries all failed, and which nobody but us can mend. */
  repairTime: { hours: 1 },
  /** Starting another workflow without waiting for its end. */
  startingTime: { seconds: 60 },

  /** Until a call that the service makes to itself must have come in. */
  ringTime: { minutes: 1 },
  /** Longer than the functions of a rehearsal may take. */
  rehearsalTime: { seconds: 90 },
  /** Time that passes in a heartbeat: a step that is due later must come too. */
  heartbeatPause: { seconds: 5 },

  // A whole workflow, and a step that waits for one: the rules in it, with time for retries, for turns, and for operators.
  shortWorkflowTime: { days: 1 },
  /** Shorter than the time to the next one. */
  pulseTime: { minutes: 14 },
  heartbeatTime: { minutes: 10 },
  headcountWorkflowTime: sum(headcountAnswerTime, { days: 60 }),
  signatureWorkflowTime: sum(longestAnswerTime, { days: 7 }),
  bookingWorkflowTime: sum(bookingTime, { days: 60 }),
  bookingWaitTime: sum(bookingTime, { days: 61 }),
  /** Of a case that v0.1.0 began, which told its workflow no time. */
  firstStationCaseTime: { days: 3 },
  firstProvinceCaseTime: { days: 7 },
  caseWorkflowTime: sum(longestCaseTime(), { days: 20 }),
  /** A year, AWS's limit. */
  longestWorkflowTime: { days: 365 },
} satisfies Record<string, Span>

export type DurationName = keyof typeof durations

/** Of the kind that leaves both levels the most time. */
function longestCaseTime(): Span {
  const totals = CaseKind.options.map(secondsFor).map(({ station, province }) => station + province)
  return { seconds: Math.max(...totals) }
}

function sum(...spans: readonly Span[]): Span {
  return { seconds: spans.reduce((total, span) => total + millisecondsIn(span) / 1000, 0) }
}
