import * as z from 'zod'
import { CityCode } from '../../domain/enterprises/job-order.ts'
import { EnterpriseId, StationId, VisitId } from '../../domain/kernel/ids.ts'
import { CalendarDate } from '../../domain/kernel/instant.ts'
import { DutyOfDay } from '../../domain/stations/duty-of-day.ts'
import { ChangeStation, LabourStation, RegisterStation, StationKind } from '../../domain/stations/labour-station.ts'
import { AddVisit, ChangeVisit, Visit, VisitState } from '../../domain/stations/visit.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'

export const routes = {
  'register-station': {
    operation: 'stations/register-station',
    method: 'POST',
    path: '/v1/stations',
    calledBy: { staff: ['province'] },
    summary: 'Register a labour service station or a working group: its cities, telephone, people and duty roster',
    body: RegisterStation,
    answers: LabourStation,
    success: 201,
    makes: 'stationId',
    needs: { table: 'write', workflows: ['stabilisation/watch-duty'], secrets: ['sealing'] },
  },
  'list-stations': {
    operation: 'stations/list-stations',
    method: 'GET',
    path: '/v1/stations',
    calledBy: { staff: ['province', 'station', 'auditor'] },
    summary: 'The stations and working groups that the reader may see, newest first; of a city or kind where told',
    query: PageQuery.extend({ city: CityCode.optional(), kind: StationKind.optional() }),
    answers: pageOf(LabourStation),
    success: 200,
    needs: { table: 'read' },
  },
  'get-station': {
    operation: 'stations/get-station',
    method: 'GET',
    path: '/v1/stations/{stationId}',
    calledBy: { staff: ['province', 'station', 'auditor'] },
    summary: 'A station or working group with its people and its roster',
    params: z.object({ stationId: StationId }),
    answers: LabourStation,
    success: 200,
    needs: { table: 'read' },
  },
  'change-station': {
    operation: 'stations/change-station',
    method: 'PATCH',
    path: '/v1/stations/{stationId}',
    calledBy: { staff: ['province', 'station'] },
    summary:
      'Change what is registered of a station; a list is given whole, and a roster that says too much is refused. Its head changes the roster alone',
    params: z.object({ stationId: StationId }),
    body: ChangeStation,
    answers: LabourStation,
    success: 200,
    needs: { table: 'write', workflows: ['stabilisation/watch-duty'], secrets: ['sealing'] },
  },
  'get-duty': {
    operation: 'stations/get-duty',
    method: 'GET',
    path: '/v1/stations/{stationId}/duty',
    calledBy: { staff: ['province', 'station', 'auditor'] },
    summary: 'Who is on duty on a day in China, today unless told, for whom they stand in, and who is absent',
    params: z.object({ stationId: StationId }),
    query: z.object({ date: CalendarDate.optional() }),
    answers: DutyOfDay,
    success: 200,
    needs: { table: 'read' },
  },
  'list-visits': {
    operation: 'stations/list-visits',
    method: 'GET',
    path: '/v1/visits',
    calledBy: { staff: ['province', 'station', 'auditor'] },
    summary: 'Visits to enterprises by day: of a group, an enterprise, a state or days where told',
    query: PageQuery.extend({
      stationId: StationId.optional(),
      enterpriseId: EnterpriseId.optional(),
      state: VisitState.optional(),
      from: CalendarDate.optional(),
      to: CalendarDate.optional(),
    }),
    answers: pageOf(Visit),
    success: 200,
    needs: { table: 'read' },
  },
  'add-visit': {
    operation: 'stations/add-visit',
    method: 'POST',
    path: '/v1/visits',
    calledBy: { staff: ['province', 'station'] },
    summary: 'Put a visit to an enterprise in by hand; an enterprise has one planned visit at a time',
    body: AddVisit,
    answers: Visit,
    success: 201,
    makes: 'visitId',
    refuses: ['conflict'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'change-visit': {
    operation: 'stations/change-visit',
    method: 'PATCH',
    path: '/v1/visits/{visitId}',
    calledBy: { staff: ['province', 'station'] },
    summary: 'Give a planned visit another day, other people or another group, or cancel it and say why',
    params: z.object({ visitId: VisitId }),
    body: ChangeVisit,
    answers: Visit,
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes
