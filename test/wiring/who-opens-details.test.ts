import { expect, test } from 'vitest'
import { functions, routes, tasks } from '../../functions/catalog.ts'
import type { RouteEntry, TaskEntry } from '../../functions/wiring/catalog-entry.ts'

const entries: Readonly<Record<string, RouteEntry | TaskEntry>> = { ...routes, ...tasks }
const opening = Object.entries(entries).flatMap(([name, { needs }]) =>
  needs.secrets?.includes('details') ? [name] : [],
)

test('only these may have the secret that opens details; one more is a decision', () => {
  const forStaff = `enterprises/get-interview campaigns/sign-up-at-desk surveys/get-rejected-rows surveys/list-rows surveys/get-row surveys/correct-row surveys/get-qualification
    surveys/list-people-to-ask surveys/get-village-sheet surveys/get-survey-changes surveys/list-not-on-sheet
    transport/travel/list-passengers transport/travel/get-manifest transport/travel/get-roll-call-sheet arrival/get-hand-over-sheet
    stabilisation/list-placements stabilisation/get-case stabilisation/act-on-case stabilisation/search-job stabilisation/record-findings stabilisation/name-found stabilisation/book-home stabilisation/ask-firm stabilisation/record-firm-answer returns/book-way-home
    subsidies/get-public-notice subsidies/get-evidence-pack rights/export-person worklist/search-workers worklist/list-workers
    worklist/get-worker worklist/edit-worker worklist/record-help worklist/open-case worklist/travel-alone worklist/list-help-calls worklist/record-help-offer worklist/list-calls worklist/get-call worklist/answer-call reports/export-placements`
  const ofWorkers = `event-page/sign-up-on-page trip-page/show-trip-page trip-page/answer-on-page trip-page/withdraw-on-page trip-page/help-on-page stabilisation/attach-to-case stabilisation/open-evidence trip-page/attach-on-page subsidies/attach-to-claim subsidies/open-claim-evidence
    inbox/receive-replies inbox/receive-pushed-replies`
  const ofFirms = `enterprise-page/show-enterprise-page enterprise-page/confirm-arrivals-on-page
    enterprise-page/report-leaver-on-page enterprise-page/propose-returns-on-page enterprise-page/answer-case-on-page inbox/receive-event`
  const ofEscorts = 'roll-call/get-roll-call-list'
  const sealing = 'surveys/check-sheet rights/seal-again'
  // Of nobody's.
  const rehearsing = 'service/rehearse-question service/rehearse-offer'
  const writing = `notices/pursue-messages campaigns/tell-signed-up relief/text-some matching/send-offers matching/remind-silent matching/withdraw-offers stabilisation/ask-cohort
    transport/travel/release-trips transport/travel/send-travel-notices transport/travel/tell-plants
    transport/travel/remind-passengers transport/disruption/cancel-disrupted transport/disruption/notify-rebooked
    returns/ask-workers`
  expect(opening.sort()).toEqual(
    [forStaff, ofWorkers, ofFirms, ofEscorts, sealing, rehearsing, writing].join(' ').split(/\s+/).sort(),
  )
})

test('a route that opens details shares its function with none that does not', () => {
  for (const { key, handlers, needs } of functions.routes)
    if (needs.secrets?.includes('details')) expect(handlers, key).toHaveLength(1)
})

test.each([
  'batches/freeze-candidates',
  'matching/match-workers',
  'matching/explain-offers',
  'matching/get-fairness-report',
  'arrival/count-journeys',
  'surveys/register-workers',
  'stabilisation/form-cohorts',
  'reports/get-daily-report',
  'stabilisation/get-retention-report',
  'stabilisation/list-final-states',
  // A firm's contact and a trip's leader have keys that another secret wraps.
  'enterprises/create-enterprise',
  'enterprises/change-enterprise',
  'enterprises/ask-headcount',
  'returns/ask-enterprises',
  'enterprise-page/create-link',
  'transport/travel/name-crew',
  'roll-call/create-escort-link',
])('%s matches, counts or writes to firms and leaders, and has no key to anybody’s details', (name) => {
  expect(entries[name]?.needs.secrets ?? []).not.toContain('details')
})
