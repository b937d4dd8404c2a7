import * as z from 'zod'
import { GivenInstant } from '../../../domain/kernel/given-instant.ts'
import { BatchId, EventId, TripId, WorkerId } from '../../../domain/kernel/ids.ts'
import { CalendarDate } from '../../../domain/kernel/instant.ts'
import { line } from '../../../domain/kernel/line.ts'
import { BoardingKey } from '../../../domain/transport/trips/boarding-key.ts'
import { BoardingStop, GivenOffice, GivenStop, Office } from '../../../domain/transport/trips/boarding-stop.ts'
import { RollCall } from '../../../domain/transport/trips/call-roll.ts'
import { GivenCrew } from '../../../domain/transport/trips/crew.ts'
import { PassengerView } from '../../../domain/transport/trips/passenger-view.ts'
import { RollCallReceived } from '../../../domain/transport/trips/roll-call-result.ts'
import { SeeToAlarm } from '../../../domain/transport/trips/see-to-alarm.ts'
import { Alarm, Trip } from '../../../domain/transport/trips/trip.ts'
import { ReportReceived, TripSheet } from '../../../domain/transport/trips/trip-sheet.ts'
import { telling } from '../../enterprises/telling.ts'
import type { RouteEntry, TaskEntry } from '../../wiring/catalog-entry.ts'
import { DetailsQuery } from '../../wiring/details-query.ts'
import { PageQuery, pageOf } from '../../wiring/page-query.ts'

const DivisionCode = z.string().regex(/^\d{6}$/)

export const routes = {
  'list-trips': {
    operation: 'transport/list-trips',
    method: 'GET',
    path: '/v1/transfer-batches/{batchId}/trips',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: 'The trips of a batch that the reader looks after, by departure',
    params: z.object({ batchId: BatchId }),
    query: PageQuery,
    answers: pageOf(Trip),
    success: 200,
    needs: { table: 'read' },
  },
  'list-trips-of-day': {
    operation: 'transport/list-trips-of-day',
    method: 'GET',
    path: '/v1/trips',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: 'The trips that depart on a day, over all batches, by departure; of one county or city, or in one state',
    query: PageQuery.extend({
      /** Today unless told. */
      date: CalendarDate.optional(),
      county: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      city: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      state: z.enum(['planned', 'boarded', 'departed', 'arrived', 'handed-over', 'unreported', 'cancelled']).optional(),
    }),
    answers: pageOf(Trip),
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read' },
  },
  'get-trip': {
    operation: 'transport/get-trip',
    method: 'GET',
    path: '/v1/trips/{tripId}',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: 'A trip with its people by id, how it is booked, how far it is, and what it waits for',
    params: z.object({ tripId: TripId }),
    answers: TripSheet,
    success: 200,
    needs: { table: 'read' },
  },
  'list-passengers': {
    operation: 'transport/list-passengers',
    method: 'GET',
    path: '/v1/trips/{tripId}/passengers',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary:
      'Who travels on a trip, by seat, with plant and post; details are masked unless details=full and a reason are given',
    params: z.object({ tripId: TripId }),
    query: DetailsQuery,
    answers: z.object({ items: z.array(PassengerView) }),
    opensDetails: true,
    success: 200,
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'get-manifest': {
    operation: 'transport/get-manifest',
    method: 'GET',
    path: '/v1/trips/{tripId}/manifest.xlsx',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: 'The passenger list with its version; details are masked unless details=full and a reason are given',
    params: z.object({ tripId: TripId }),
    query: DetailsQuery,
    answers: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    opensDetails: true,
    success: 200,
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'get-roll-call-sheet': {
    operation: 'transport/get-roll-call-sheet',
    method: 'GET',
    path: '/v1/trips/{tripId}/roll-call.xlsx',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: 'The roll-call sheet to tick by hand at each boarding point; details are masked as on the passenger list',
    params: z.object({ tripId: TripId }),
    query: DetailsQuery,
    answers: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    opensDetails: true,
    success: 200,
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'see-to-alarm': {
    operation: 'transport/see-to-alarm',
    method: 'POST',
    path: '/v1/trips/{tripId}/alarms/{alarmId}',
    calledBy: { staff: ['county', 'station', 'province'] },
    summary: 'An alarm of a trip was seen to, and what came of it; the first to say so stands',
    params: z.object({ tripId: TripId, alarmId: EventId }),
    body: SeeToAlarm,
    answers: Alarm,
    success: 200,
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'list-stops': {
    operation: 'transport/list-stops',
    method: 'GET',
    path: '/v1/counties/{county}/stops',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: "Where a county's people board, and its office; for trips home the same of a city and its station",
    params: z.object({ county: DivisionCode }),
    answers: Office,
    success: 200,
    needs: { table: 'read' },
  },
  'add-stop': {
    operation: 'transport/add-stop',
    method: 'POST',
    path: '/v1/counties/{county}/stops',
    calledBy: { staff: ['county', 'station', 'province'] },
    summary: 'A named place with its landmark where coaches take people up; the first one of a county is its default',
    params: z.object({ county: DivisionCode }),
    body: GivenStop,
    answers: BoardingStop,
    success: 201,
    refuses: ['invalid-state', 'conflict'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'describe-office': {
    operation: 'transport/describe-office',
    method: 'POST',
    path: '/v1/offices/{code}',
    calledBy: { staff: ['county', 'station', 'province'] },
    summary: 'Name and telephone of the office of a county, or of the station in a city, as workers are told them',
    params: z.object({ code: DivisionCode }),
    body: GivenOffice,
    answers: Office,
    success: 200,
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'choose-stop': {
    operation: 'transport/choose-stop',
    method: 'POST',
    path: '/v1/trips/{tripId}/boarding-stops',
    calledBy: { staff: ['county', 'station', 'province'] },
    summary:
      'Where the people of a county board this trip, or those in a city a trip home, until they were told of a stop',
    params: z.object({ tripId: TripId }),
    body: z.strictObject({ county: DivisionCode, stopId: BoardingStop.shape.stopId }),
    answers: Trip,
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'name-crew': {
    operation: 'transport/name-crew',
    method: 'POST',
    path: '/v1/trips/{tripId}/crew',
    calledBy: { staff: ['county', 'station', 'province'] },
    summary: 'The number plate and the leader of a trip; what is left out stays as it is',
    params: z.object({ tripId: TripId }),
    body: GivenCrew,
    answers: Trip,
    success: 200,
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'give-places': {
    operation: 'transport/give-places',
    method: 'POST',
    path: '/v1/trips/{tripId}/places',
    calledBy: { staff: ['county', 'station', 'province'] },
    summary: 'Carriage and place of passengers, once the carrier has given them out',
    params: z.object({ tripId: TripId }),
    body: z.strictObject({
      places: z
        .array(z.strictObject({ workerId: WorkerId, place: line({ max: 20 }) }))
        .min(1)
        .max(2200),
    }),
    answers: z.object({ given: z.int() }),
    success: 200,
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'list-boarding-keys': {
    operation: 'transport/list-boarding-keys',
    method: 'GET',
    path: '/v1/boarding-keys',
    calledBy: 'anyone',
    summary: 'The public keys by which a phone checks a boarding code without network; fetch them anew each day',
    answers: z.object({ keys: z.array(BoardingKey) }),
    success: 200,
    needs: { secrets: ['boarding'] },
  },
  'call-roll': {
    operation: 'transport/call-roll',
    method: 'POST',
    path: '/v1/trips/{tripId}/roll-call',
    calledBy: { staff: ['county', 'station', 'province'] },
    summary:
      'Who boarded and who did not, one entry a person, at once or stop by stop, also late from a phone without network',
    params: z.object({ tripId: TripId }),
    body: RollCall,
    answers: RollCallReceived,
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'write', answersWaits: true, secrets: ['sealing', 'boarding'] },
  },
  'report-departure': {
    operation: 'transport/report-departure',
    method: 'POST',
    path: '/v1/trips/{tripId}/departed',
    calledBy: { staff: ['county', 'station', 'province'] },
    summary: 'The trip has left its last boarding stop',
    params: z.object({ tripId: TripId }),
    body: z.strictObject({ at: GivenInstant }),
    answers: ReportReceived,
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'write', answersWaits: true, secrets: ['sealing'] },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'release-trips': {
    needs: {
      table: 'write',
      workflows: ['notices/follow-messages', 'transport/run-trip'],
      secrets: ['carriers', 'sealing', 'details', 'links', 'sms'],
    },
    seconds: 600,
  },
  'run-on': { needs: { table: 'read', workflows: ['transport/run-trip'] }, seconds: 600 },
  'send-travel-notices': {
    needs: { table: 'write', workflows: ['notices/follow-messages'], secrets: ['sealing', 'details', 'links', 'sms'] },
  },
  'list-trips-to-run': { needs: { table: 'write', bucket: { write: ['batches/'] } } },
  'schedule-trip': { needs: { table: 'read' } },
  'freeze-manifest': { needs: { table: 'write' } },
  'tell-plants': { needs: { ...telling, secrets: [...telling.secrets, 'details'] } },
  'remind-passengers': {
    needs: {
      table: 'write',
      workflows: ['notices/follow-messages'],
      answersWaits: true,
      secrets: ['sealing', 'details', 'links', 'sms'],
    },
  },
  'cancel-empty-trip': { needs: { table: 'write', secrets: ['carriers'] } },
  'await-report': { needs: { table: 'write', answersWaits: true } },
  'raise-alarm': { needs: { table: 'write' } },
} as const satisfies Record<string, TaskEntry>
