import type { TaskName } from '../functions/catalog.ts'
import type { BucketFolder } from '../functions/gateways/bucket-folders.ts'

export interface WorkflowEntry {
  /** Tasks that its states call, as `${<room>/<verb>}` in the file. */
  readonly tasks: readonly TaskName[]
  /** Workflows that it starts, itself not counted. */
  readonly starts?: readonly string[]
  /** Workflows that a task of it starts in its place, as the picture of the journey shows them. */
  readonly tasksStart?: readonly string[]
  /** Those that only its executions of the release before still start. */
  readonly startedBefore?: readonly string[]
  /** It runs a distributed map, so it must be allowed to start its own child executions. */
  readonly distributed?: true
  /** It is started every so many minutes. Not on one machine, where nobody reads what it measures. */
  readonly everyMinutes?: number
  /** It reads lists from the bucket itself, which lie in this folder. */
  readonly readsLists?: BucketFolder
}

/** Every state machine: `<room>/<name>` is its file `workflows/<room>/<name>.asl.json`. */
export const workflows = {
  'surveys/import-survey': {
    tasks: ['surveys/check-sheet', 'surveys/register-workers', 'surveys/publish-survey'],
    distributed: true,
    readsLists: 'surveys/',
  },
  'notices/follow-messages': { tasks: ['notices/pursue-messages'] },
  'campaigns/tell-of-change': { tasks: ['campaigns/tell-signed-up'] },
  'relief/offer-help': { tasks: ['relief/text-some'] },
  'enterprises/sign-agreement': {
    tasks: [
      'enterprises/tell-agreement',
      'enterprises/await-signature',
      'enterprises/activate-agreement',
      'enterprises/close-agreement',
    ],
  },
  /** Batches that the release before began start it for each of their job orders; those of today ask all together. */
  'enterprises/confirm-headcount': {
    tasks: [
      'enterprises/open-headcount',
      'enterprises/ask-headcount',
      'enterprises/await-headcount',
      'enterprises/remind-headcount',
      'enterprises/release-headcount',
      'enterprises/tell-headcount-released',
      'batches/await-operator',
    ],
  },
  'enterprises/deliver-missed': { tasks: ['enterprises/send-missed'] },
  'batches/run-transfer-batch': {
    tasks: [
      'batches/freeze-candidates',
      'batches/await-operator',
      'batches/note-progress',
      'batches/ask-approval',
      'arrival/count-journeys',
      'batches/conclude-batch',
      'enterprises/ask-headcount',
      'enterprises/await-headcount',
      'enterprises/remind-headcount',
      'enterprises/release-headcount',
      'matching/match-workers',
      'matching/send-offers',
      'matching/remind-silent',
      'matching/close-offers',
      'transport/planning/plan-trips',
      'transport/planning/carry-out-proposal',
      'transport/planning/replan-lost',
      'transport/travel/send-travel-notices',
      'transport/travel/list-trips-to-run',
      'stabilisation/form-cohorts',
      'returns/ask-enterprises',
      'returns/list-proposed',
      'returns/ask-workers',
    ],
    startedBefore: ['enterprises/confirm-headcount'],
    starts: ['transport/book-trip', 'transport/run-trip', 'stabilisation/follow-placements', 'batches/release-batch'],
    distributed: true,
    readsLists: 'batches/',
  },
  'batches/release-batch': {
    tasks: [
      'batches/begin-release',
      'batches/await-operator',
      'batches/conclude-batch',
      'matching/withdraw-offers',
      'transport/travel/run-on',
      'transport/travel/release-trips',
      'enterprises/release-headcounts',
      'stabilisation/tell-case',
    ],
    distributed: true,
    readsLists: 'batches/',
  },
  'stabilisation/follow-day': {
    tasks: ['stabilisation/form-cohorts', 'batches/await-operator'],
    tasksStart: ['stabilisation/follow-placements'],
  },
  'stabilisation/follow-placements': {
    tasks: [
      'stabilisation/plan-check-ins',
      'stabilisation/ask-cohort',
      'stabilisation/close-check-in',
      'stabilisation/note-missed-check-in',
      'batches/await-operator',
    ],
  },
  /** Tasks of the release before start it, and what it began with lasts as long as its case; new cases are watched by `watch-cases`. */
  'stabilisation/resolve-case': {
    tasks: ['stabilisation/assign-case', 'stabilisation/give-up-case', 'batches/await-operator'],
  },
  'stabilisation/watch-cases': { tasks: ['stabilisation/hand-on-cases', 'batches/await-operator'] },
  'stabilisation/watch-duty': { tasks: ['stabilisation/man-stations'] },
  'stabilisation/begin-day': {
    tasks: ['stabilisation/watch-due-cases', 'stabilisation/man-stations', 'enterprises/sweep-agreements'],
    tasksStart: ['stabilisation/watch-cases'],
  },
  'transport/book-trip': {
    tasks: [
      'transport/booking/list-legs',
      'transport/booking/ask-booking-by-hand',
      'transport/booking/hold-trip',
      'transport/booking/confirm-trip',
      'transport/booking/release-connection',
      'batches/await-operator',
    ],
    distributed: true,
  },
  'transport/make-proposal': {
    tasks: ['transport/planning/draw-proposal', 'transport/planning/give-up-proposal', 'batches/await-operator'],
  },
  'transport/reaccommodate': {
    tasks: [
      'transport/disruption/cancel-disrupted',
      'transport/planning/replan-lost',
      'transport/disruption/notify-rebooked',
      'transport/disruption/close-loss',
      'batches/await-operator',
    ],
    starts: ['transport/book-trip', 'transport/run-trip'],
    distributed: true,
    readsLists: 'batches/',
  },
  'service/heartbeat': {
    tasks: ['service/rehearse-question', 'service/rehearse-offer', 'service/end-rehearsal'],
    everyMinutes: 60,
  },
  'service/take-pulse': { tasks: ['service/measure-waiting', 'service/ring'], everyMinutes: 15 },
  'transport/run-trip': {
    tasks: [
      'transport/disruption/await-replacement',
      'transport/travel/schedule-trip',
      'transport/travel/freeze-manifest',
      'transport/travel/tell-plants',
      'transport/travel/remind-passengers',
      'transport/travel/await-report',
      'transport/travel/cancel-empty-trip',
      'transport/travel/raise-alarm',
      'arrival/settle-trip',
      'batches/await-operator',
    ],
  },
} as const satisfies Record<string, WorkflowEntry>

export type WorkflowName = keyof typeof workflows
