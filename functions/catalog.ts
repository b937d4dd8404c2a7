import * as arrival from './arrival/catalog.ts'
import * as batches from './batches/catalog.ts'
import * as campaigns from './campaigns/catalog.ts'
import * as enterprisePage from './enterprise-page/catalog.ts'
import * as enterprises from './enterprises/catalog.ts'
import * as eventPage from './event-page/catalog.ts'
import * as inbox from './inbox/catalog.ts'
import * as matching from './matching/catalog.ts'
import * as notices from './notices/catalog.ts'
import * as relief from './relief/catalog.ts'
import * as reports from './reports/catalog.ts'
import * as returns from './returns/catalog.ts'
import * as rights from './rights/catalog.ts'
import * as rollCall from './roll-call/catalog.ts'
import * as service from './service/catalog.ts'
import * as stabilisation from './stabilisation/catalog.ts'
import * as stations from './stations/catalog.ts'
import * as subsidies from './subsidies/catalog.ts'
import * as surveys from './surveys/catalog.ts'
import * as booking from './transport/booking/catalog.ts'
import * as disruption from './transport/disruption/catalog.ts'
import * as planning from './transport/planning/catalog.ts'
import * as travel from './transport/travel/catalog.ts'
import * as tripPage from './trip-page/catalog.ts'
import { routeFunctions, taskFunctions } from './wiring/lambda-functions.ts'
import * as worklist from './worklist/catalog.ts'

/** Every route: `<room>/<verb>` is the handler's file. CDK, the local runtime, the API document and the tests read it. */
export const routes = {
  ...inRoom('surveys', surveys.routes),
  ...inRoom('enterprises', enterprises.routes),
  ...inRoom('stations', stations.routes),
  ...inRoom('campaigns', campaigns.routes),
  ...inRoom('relief', relief.routes),
  ...inRoom('batches', batches.routes),
  ...inRoom('matching', matching.routes),
  ...inRoom('transport/booking', booking.routes),
  ...inRoom('transport/planning', planning.routes),
  ...inRoom('transport/travel', travel.routes),
  ...inRoom('transport/disruption', disruption.routes),
  ...inRoom('arrival', arrival.routes),
  ...inRoom('stabilisation', stabilisation.routes),
  ...inRoom('returns', returns.routes),
  ...inRoom('subsidies', subsidies.routes),
  ...inRoom('reports', reports.routes),
  ...inRoom('rights', rights.routes),
  ...inRoom('inbox', inbox.routes),
  ...inRoom('trip-page', tripPage.routes),
  ...inRoom('worklist', worklist.routes),
  ...inRoom('enterprise-page', enterprisePage.routes),
  ...inRoom('event-page', eventPage.routes),
  ...inRoom('roll-call', rollCall.routes),
  ...inRoom('service', service.routes),
}
export type RouteName = keyof typeof routes

/** Every task of a workflow: `<room>/<verb>` is the handler's file, and its name in the state machines. */
export const tasks = {
  ...inRoom('surveys', surveys.tasks),
  ...inRoom('notices', notices.tasks),
  ...inRoom('enterprises', enterprises.tasks),
  ...inRoom('campaigns', campaigns.tasks),
  ...inRoom('relief', relief.tasks),
  ...inRoom('batches', batches.tasks),
  ...inRoom('matching', matching.tasks),
  ...inRoom('transport/booking', booking.tasks),
  ...inRoom('transport/planning', planning.tasks),
  ...inRoom('transport/travel', travel.tasks),
  ...inRoom('transport/disruption', disruption.tasks),
  ...inRoom('arrival', arrival.tasks),
  ...inRoom('stabilisation', stabilisation.tasks),
  ...inRoom('returns', returns.tasks),
  ...inRoom('rights', rights.tasks),
  ...inRoom('service', service.tasks),
}
export type TaskName = keyof typeof tasks

/** Every Lambda function. */
export const functions = {
  routes: routeFunctions(routes),
  tasks: taskFunctions(tasks),
}

type InRoom<Room extends string, Entries> = {
  readonly [Verb in keyof Entries & string as `${Room}/${Verb}`]: Entries[Verb]
}

/** A room's entries under the names by which everybody else knows them. */
function inRoom<const Room extends string, Entries extends object>(room: Room, entries: Entries) {
  return Object.fromEntries(Object.entries(entries).map(([verb, entry]) => [`${room}/${verb}`, entry])) as InRoom<
    Room,
    Entries
  >
}
