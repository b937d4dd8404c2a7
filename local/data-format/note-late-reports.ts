import { paginateScan } from '@aws-sdk/lib-dynamodb'
import type { Alarm } from '../../domain/transport/trips/trip.ts'
import { isReported, TripReport } from '../../domain/transport/trips/trip-wait.ts'
import type { LateReport } from '../../domain/transport/trips/waits-of-trip.ts'
import type { Database } from '../../storage/database.ts'
import { type StoredTrip, tripInItem } from '../../storage/transport/trip-entity.ts'
import { tripsIn } from '../../storage/transport/trips.ts'

/**
 * Reports that a release before called late by an alarm alone, and that have not come, stand on the work lists since that alarm. Done
 * twice it leaves the same.
 */
export async function noteLateReports(database: Database): Promise<void> {
  const trips = tripsIn(database)
  for await (const { Items = [] } of paginateScan(database, {
    TableName: database.table,
    ConsistentRead: true,
    FilterExpression: '#entity = :trip',
    ExpressionAttributeNames: { '#entity': '__edb_e__' },
    ExpressionAttributeValues: { ':trip': 'trip' },
  }))
    for (const item of Items as StoredTrip[]) {
      const late = lateReportOf(item)
      if (late) await trips.noteLate(item.tripId, late)
    }
}

function lateReportOf(item: StoredTrip): LateReport | undefined {
  const { progress, alarms, loss } = tripInItem(item)
  if (loss || progress.state === 'cancelled') return undefined
  return alarms.flatMap((alarm) => lateIn(alarm) ?? []).findLast(({ report }) => !isReported(report, progress))
}

/** The words of the alarm, as releases have kept it. */
function lateIn({ at, what }: Alarm): LateReport | undefined {
  const report = TripReport.safeParse(/^The ([a-z-]+) report is late: telephone the escort\.$/.exec(what)?.[1])
  return report.success ? { report: report.data, since: at } : undefined
}
