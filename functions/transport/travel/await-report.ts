import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import { TripReport } from '../../../domain/transport/trips/trip-wait.ts'
import { task } from '../../wiring/task.ts'
import { leaveReportToken } from './leave-report-token.ts'

const Ask = z.object({ tripId: TripId, report: TripReport, token: z.string() })

export const handler = task(Ask, leaveReportToken)
