import type { TaskName } from '../../functions/catalog.ts'

/** What each task answers its workflow, as the handlers themselves declare it: an answer that grows is seen here. */
export interface TaskAnswers extends Record<TaskName, object> {
  'surveys/check-sheet': AnswerOf<typeof import('../../functions/surveys/check-sheet.ts').handler>
  'surveys/register-workers': AnswerOf<typeof import('../../functions/surveys/register-workers.ts').handler>
  'surveys/publish-survey': AnswerOf<typeof import('../../functions/surveys/publish-survey.ts').handler>
  'notices/pursue-messages': AnswerOf<typeof import('../../functions/notices/pursue-messages.ts').handler>
  'enterprises/tell-agreement': AnswerOf<typeof import('../../functions/enterprises/tell-agreement.ts').handler>
  'enterprises/await-signature': AnswerOf<typeof import('../../functions/enterprises/await-signature.ts').handler>
  'enterprises/activate-agreement': AnswerOf<typeof import('../../functions/enterprises/activate-agreement.ts').handler>
  'enterprises/close-agreement': AnswerOf<typeof import('../../functions/enterprises/close-agreement.ts').handler>
  'enterprises/date-agreements': AnswerOf<typeof import('../../functions/enterprises/date-agreements.ts').handler>
  'enterprises/sweep-agreements': AnswerOf<typeof import('../../functions/enterprises/sweep-agreements.ts').handler>
  'enterprises/open-headcount': AnswerOf<typeof import('../../functions/enterprises/open-headcount.ts').handler>
  'enterprises/ask-headcount': AnswerOf<typeof import('../../functions/enterprises/ask-headcount.ts').handler>
  'enterprises/await-headcount': AnswerOf<typeof import('../../functions/enterprises/await-headcount.ts').handler>
  'enterprises/remind-headcount': AnswerOf<typeof import('../../functions/enterprises/remind-headcount.ts').handler>
  'enterprises/release-headcount': AnswerOf<typeof import('../../functions/enterprises/release-headcount.ts').handler>
  'enterprises/tell-headcount-released': AnswerOf<
    typeof import('../../functions/enterprises/tell-headcount-released.ts').handler
  >
  'enterprises/send-missed': AnswerOf<typeof import('../../functions/enterprises/send-missed.ts').handler>
  'enterprises/release-headcounts': AnswerOf<typeof import('../../functions/enterprises/release-headcounts.ts').handler>
  'campaigns/tell-signed-up': AnswerOf<typeof import('../../functions/campaigns/tell-signed-up.ts').handler>
  'relief/text-some': AnswerOf<typeof import('../../functions/relief/text-some.ts').handler>
  'batches/freeze-candidates': AnswerOf<typeof import('../../functions/batches/freeze-candidates.ts').handler>
  'batches/note-progress': AnswerOf<typeof import('../../functions/batches/note-progress.ts').handler>
  'batches/await-operator': AnswerOf<typeof import('../../functions/batches/await-operator.ts').handler>
  'batches/ask-approval': AnswerOf<typeof import('../../functions/batches/ask-approval.ts').handler>
  'arrival/count-journeys': AnswerOf<typeof import('../../functions/arrival/count-journeys.ts').handler>
  'batches/begin-release': AnswerOf<typeof import('../../functions/batches/begin-release.ts').handler>
  'batches/conclude-batch': AnswerOf<typeof import('../../functions/batches/conclude-batch.ts').handler>
  'returns/ask-enterprises': AnswerOf<typeof import('../../functions/returns/ask-enterprises.ts').handler>
  'returns/list-proposed': AnswerOf<typeof import('../../functions/returns/list-proposed.ts').handler>
  'returns/ask-workers': AnswerOf<typeof import('../../functions/returns/ask-workers.ts').handler>
  'matching/match-workers': AnswerOf<typeof import('../../functions/matching/match-workers.ts').handler>
  'matching/send-offers': AnswerOf<typeof import('../../functions/matching/send-offers.ts').handler>
  'matching/remind-silent': AnswerOf<typeof import('../../functions/matching/remind-silent.ts').handler>
  'matching/close-offers': AnswerOf<typeof import('../../functions/matching/close-offers.ts').handler>
  'matching/withdraw-offers': AnswerOf<typeof import('../../functions/matching/withdraw-offers.ts').handler>
  'stabilisation/form-cohorts': AnswerOf<typeof import('../../functions/stabilisation/form-cohorts.ts').handler>
  'stabilisation/plan-check-ins': AnswerOf<typeof import('../../functions/stabilisation/plan-check-ins.ts').handler>
  'stabilisation/ask-cohort': AnswerOf<typeof import('../../functions/stabilisation/ask-cohort.ts').handler>
  'stabilisation/close-check-in': AnswerOf<typeof import('../../functions/stabilisation/close-check-in.ts').handler>
  'stabilisation/note-missed-check-in': AnswerOf<
    typeof import('../../functions/stabilisation/note-missed-check-in.ts').handler
  >
  'stabilisation/assign-case': AnswerOf<typeof import('../../functions/stabilisation/assign-case.ts').handler>
  'stabilisation/hand-on-cases': AnswerOf<typeof import('../../functions/stabilisation/hand-on-cases.ts').handler>
  'stabilisation/watch-due-cases': AnswerOf<typeof import('../../functions/stabilisation/watch-due-cases.ts').handler>
  'stabilisation/man-stations': AnswerOf<typeof import('../../functions/stabilisation/man-stations.ts').handler>
  'stabilisation/see-to-day': AnswerOf<typeof import('../../functions/stabilisation/see-to-day.ts').handler>
  'rights/apply-erasures': AnswerOf<typeof import('../../functions/rights/apply-erasures.ts').handler>
  'rights/seal-again': AnswerOf<typeof import('../../functions/rights/seal-again.ts').handler>
  'rights/seal-contacts-again': AnswerOf<typeof import('../../functions/rights/seal-contacts-again.ts').handler>
  'stabilisation/tell-case': AnswerOf<typeof import('../../functions/stabilisation/tell-case.ts').handler>
  'stabilisation/give-up-case': AnswerOf<typeof import('../../functions/stabilisation/give-up-case.ts').handler>
  'transport/planning/plan-trips': AnswerOf<typeof import('../../functions/transport/planning/plan-trips.ts').handler>
  'transport/planning/replan-lost': AnswerOf<typeof import('../../functions/transport/planning/replan-lost.ts').handler>
  'transport/booking/list-legs': AnswerOf<typeof import('../../functions/transport/booking/list-legs.ts').handler>
  'transport/booking/ask-booking-by-hand': AnswerOf<
    typeof import('../../functions/transport/booking/ask-booking-by-hand.ts').handler
  >
  'transport/booking/hold-trip': AnswerOf<typeof import('../../functions/transport/booking/hold-trip.ts').handler>
  'transport/booking/confirm-trip': AnswerOf<typeof import('../../functions/transport/booking/confirm-trip.ts').handler>
  'transport/booking/release-connection': AnswerOf<
    typeof import('../../functions/transport/booking/release-connection.ts').handler
  >
  'transport/travel/release-trips': AnswerOf<typeof import('../../functions/transport/travel/release-trips.ts').handler>
  'transport/travel/run-on': AnswerOf<typeof import('../../functions/transport/travel/run-on.ts').handler>
  'transport/travel/send-travel-notices': AnswerOf<
    typeof import('../../functions/transport/travel/send-travel-notices.ts').handler
  >
  'transport/travel/list-trips-to-run': AnswerOf<
    typeof import('../../functions/transport/travel/list-trips-to-run.ts').handler
  >
  'transport/travel/schedule-trip': AnswerOf<typeof import('../../functions/transport/travel/schedule-trip.ts').handler>
  'transport/travel/freeze-manifest': AnswerOf<
    typeof import('../../functions/transport/travel/freeze-manifest.ts').handler
  >
  'transport/travel/tell-plants': AnswerOf<typeof import('../../functions/transport/travel/tell-plants.ts').handler>
  'transport/travel/remind-passengers': AnswerOf<
    typeof import('../../functions/transport/travel/remind-passengers.ts').handler
  >
  'transport/travel/cancel-empty-trip': AnswerOf<
    typeof import('../../functions/transport/travel/cancel-empty-trip.ts').handler
  >
  'transport/travel/await-report': AnswerOf<typeof import('../../functions/transport/travel/await-report.ts').handler>
  'transport/travel/raise-alarm': AnswerOf<typeof import('../../functions/transport/travel/raise-alarm.ts').handler>
  'arrival/settle-trip': AnswerOf<typeof import('../../functions/arrival/settle-trip.ts').handler>
}

type AnswerOf<Handler extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<Handler>> & object
