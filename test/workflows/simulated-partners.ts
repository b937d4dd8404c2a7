import { mostPlansSetAside } from '../../domain/batches/decide-batch.ts'
import type { HeadcountResult } from '../../domain/enterprises/headcount.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { TaskName } from '../../functions/catalog.ts'
import { isOfFirstAttempt } from '../../workflows/attempt-at-once.ts'
import { type WorkflowName, workflows } from '../../workflows/catalog.ts'
import { definitionByName, statesOf } from './definition-by-name.ts'

/** How the days go for everybody whom the workflows call or wait for. */
export interface Mood {
  /** Tries of a task that break before one succeeds: 20 uses every retry of most. */
  readonly failures: (task: TaskName) => number
  /** At which asking people answer: at the second they let one deadline pass; null: never. */
  readonly answersAt: number | null
  /** Carriers hold, let the hold expire, and then refuse, until people travel on their own. */
  readonly carriersRefuse: boolean
  /** What operators decide where they may, else they have it tried again; null: nothing. */
  readonly operatorSays?: 'skip' | null
  readonly nobodyTravels?: true
  /** The batch takes people home. */
  readonly takesHome?: true
  readonly nobodyAccepts?: true
  /** Who is never answered, though others are. */
  readonly unanswered?: (task: TaskName) => boolean
  /** Answers with nothing where its workflow needs something. */
  readonly answersOddly?: (task: TaskName) => boolean
}

export const everythingIsFine: Mood = { failures: () => 0, answersAt: 1, carriersRefuse: false }

/** Every deadline is used, every reminder sent, every planning of the trips lost. */
export const everythingDrags: Mood = { failures: () => 0, answersAt: 2, carriersRefuse: true }

/** Carriers and the road are at their worst: what they are asked breaks twice before it comes through. */
export const journeysBreak: Mood = {
  ...everythingDrags,
  failures: (task) => (task.startsWith('transport/') ? 2 : 0),
}

/** What nobody answers in time breaks at every other try as well. */
export const everythingBreaks: Mood = { ...everythingDrags, failures: () => 3 }

/** Those that are tried for minutes only. */
const fewTries: Partial<Record<TaskName, number>> = {
  'enterprises/send-missed': 2,
  'notices/pursue-messages': 2,
  'surveys/register-workers': 6,
}

/** Those that are tried at once before they are tried with retries. */
const triedAtOnce = new Set([
  'transport/booking/list-legs',
  ...(Object.keys(workflows) as WorkflowName[])
    .flatMap((workflow) => statesOf(definitionByName(workflow)))
    .filter(([state]) => isOfFirstAttempt(state))
    .map(([, { Resource = '' }]) => Resource.slice(2, -1)),
])
const retriesOf = (task: TaskName) => fewTries[task] ?? (triedAtOnce.has(task) ? 21 : 20)

/** Every task comes through at its very last try. */
export const nothingWorksAtOnce: Mood = { ...everythingDrags, failures: retriesOf, answersAt: 1 }

/** Every task breaks through all its tries, waits for an operator, and comes through when it is tried again. */
export const everythingStalls: Mood = {
  ...everythingDrags,
  failures: (task) => (task === 'batches/await-operator' ? 0 : triedAtOnce.has(task) ? 22 : 21),
  answersAt: 1,
}

const asksHeadcount = new Set<TaskName>([
  'enterprises/open-headcount',
  'enterprises/ask-headcount',
  'enterprises/await-headcount',
  'enterprises/release-headcount',
])

/** The same; the operators skip what may be skipped. */
export const everythingIsSkipped: Mood = {
  ...everythingStalls,
  // Without any headcount there is nothing to go on with.
  failures: (task) => (asksHeadcount.has(task) ? 0 : everythingStalls.failures(task)),
  operatorSays: 'skip',
}

const neverAnswered = new Set<TaskName>([
  'batches/ask-approval',
  'stabilisation/assign-case',
  'transport/travel/remind-passengers',
  'transport/travel/await-report',
])

/** The same as when everything stalls; and nobody approves, looks after a case, or reports of a trip. */
export const everythingStallsUnanswered: Mood = { ...everythingStalls, unanswered: (task) => neverAnswered.has(task) }

export const nobodyAnswers: Mood = { ...everythingBreaks, answersAt: null }

const headcount: HeadcountResult = { asked: 1000, outcome: 'other-date', places: 1000 }

/** What those answer whom a step waits for, by how often they were asked; as large as it may be. */
export const answers: Partial<Record<TaskName, (asking: number) => object>> = {
  'enterprises/await-signature': () => ({}),
  'enterprises/tell-agreement': () => ({}),
  'enterprises/await-headcount': () => headcount,
  'batches/ask-approval': (asking) =>
    asking <= mostPlansSetAside
      ? { decision: 'change', proposalId: derivedId('ProposalId', asking) }
      : { decision: 'approve', why: '同'.repeat(300) },
  'transport/booking/ask-booking-by-hand': () => ({ held: true }),
  'transport/travel/await-report': () => ({ travelling: true }),
  'stabilisation/assign-case': () => ({}),
  // In workflows of a release before.
  'transport/disruption/await-replacement': () => ({}),
}
