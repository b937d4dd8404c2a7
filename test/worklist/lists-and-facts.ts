import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { Stall } from '../../domain/batches/stall.ts'
import type { BatchProgress } from '../../domain/batches/transfer-batch.ts'
import { waitingForApproval, waitingOnStall } from '../../domain/batches/waits-of-batch.ts'
import type { Agreement } from '../../domain/enterprises/agreement.ts'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import type { HeadcountRequest } from '../../domain/enterprises/headcount.ts'
import {
  waitingOnAgreement,
  waitingOnEnterprise,
  waitingOnHeadcount,
} from '../../domain/enterprises/waits-of-enterprise.ts'
import type { BatchId, TripId } from '../../domain/kernel/ids.ts'
import type { Waiting } from '../../domain/kernel/waiting.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import { waitingOnCase } from '../../domain/stabilisation/waits-of-case.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import { waitingOnSurvey } from '../../domain/surveys/waits-of-survey.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import { type LateReport, waitingOnPassenger, waitingOnTrip } from '../../domain/transport/trips/waits-of-trip.ts'
import type { Deps } from '../../functions/wiring/deps.ts'
import { rowsOf } from '../../storage/kernel/waiting.ts'

type Item = Record<string, unknown> & { __edb_e__: string }

/** What each item of the table must have somebody do, by the kind of item. */
const waitsIn: Record<string, (item: Item, deps: Deps) => Waiting[] | Promise<Waiting[]>> = {
  stall: ({ stall }) => waitingOnStall(stall as Stall),
  batch: ({ batchId, state, progress, approval }) => {
    const isDecided = approval !== undefined
    return state === 'running' ? waitingForApproval(batchId as BatchId, progress as BatchProgress, isDecided) : []
  },
  case: ({ one }) => waitingOnCase(one as Case),
  enterprise: ({ enterprise }) => waitingOnEnterprise(enterprise as Enterprise),
  agreement: ({ agreement }) => waitingOnAgreement(agreement as Agreement),
  headcount: ({ request, enterpriseId }) => waitingOnHeadcount(request as HeadcountRequest, enterpriseId as string),
  survey: ({ survey }) => waitingOnSurvey(survey as Survey),
  passenger: (item) => waitingOnPassenger(item as unknown as Passenger),
  async trip({ tripId, late }, { trips }) {
    const trip = await trips.get(tripId as TripId)
    return trip ? waitingOnTrip(trip, (late as LateReport | undefined) ?? null) : []
  },
}

/** The entries that stand on work lists, and those that the facts in the table call for: they are the same. */
export async function listsAndFacts(deps: Deps): Promise<{ listed: string[]; due: string[] }> {
  const items: Item[] = []
  let start: Record<string, unknown> | undefined
  do {
    const page = await deps.database.client.send(
      new ScanCommand({ TableName: deps.database.table, ExclusiveStartKey: start, ConsistentRead: true }),
    )
    items.push(...((page.Items ?? []) as Item[]))
    start = page.LastEvaluatedKey
  } while (start)
  const name = (one: Readonly<Record<string, unknown>>) => [one['scope'], one['kind'], one['id']].map(String).join(' ')
  const due: string[] = []
  for (const item of items) {
    const waiting = (await waitsIn[item.__edb_e__]?.(item, deps)) ?? []
    due.push(...waiting.flatMap(rowsOf).map(name))
  }
  return {
    listed: items
      .filter((item) => item.__edb_e__ === 'waiting')
      .map(name)
      .sort(),
    due: due.sort(),
  }
}
