import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import { TripReport } from '../../../domain/transport/trips/trip-wait.ts'
import { task } from '../../wiring/task.ts'
import { leaveReportToken } from './leave-report-token.ts'

const Ask = z.object({
  tripId: TripId,
  report: TripReport,
  /** The step waits for this later report of the trip too, if there is one. */
  until: TripReport.optional(),
  /** With the last of them the trip is over. */
  ends: z.boolean().optional(),
  token: z.string(),
})

export const handler = task(Ask, leaveReportToken)
