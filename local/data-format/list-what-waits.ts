import { paginateScan } from '@aws-sdk/lib-dynamodb'
import type { BatchWarnings } from '../../domain/batches/batch-warnings.ts'
import type { Stall } from '../../domain/batches/stall.ts'
import type { BatchProgress, TransferBatch } from '../../domain/batches/transfer-batch.ts'
import {
  waitingForApproval,
  waitingOnLateStep,
  waitingOnStall,
  waitingOnWarnings,
} from '../../domain/batches/waits-of-batch.ts'
import type { SignUp } from '../../domain/campaigns/sign-up.ts'
import { waitingOnSignUp } from '../../domain/campaigns/waits-of-sign-up.ts'
import type { Agreement } from '../../domain/enterprises/agreement.ts'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import type { HeadcountRequest } from '../../domain/enterprises/headcount.ts'
import {
  waitingOnAgreement,
  waitingOnEnterprise,
  waitingOnHeadcount,
} from '../../domain/enterprises/waits-of-enterprise.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import type { Waiting, WaitingScope } from '../../domain/kernel/waiting.ts'
import type { Disaster } from '../../domain/relief/disaster.ts'
import type { HelpOffer } from '../../domain/relief/help-offer.ts'
import { waitingOnDisaster, waitingOnHelpOffer } from '../../domain/relief/waits-of-relief.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import type { VisitFindings } from '../../domain/stabilisation/visit-findings.ts'
import { waitingOnCase } from '../../domain/stabilisation/waits-of-case.ts'
import { waitingOnFindings } from '../../domain/stabilisation/waits-of-findings.ts'
import type { LabourStation } from '../../domain/stations/labour-station.ts'
import type { Visit } from '../../domain/stations/visit.ts'
import { waitingOnStation } from '../../domain/stations/waits-of-station.ts'
import { waitingOnVisit } from '../../domain/stations/waits-of-visit.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import { waitingOnQualification } from '../../domain/surveys/waits-of-qualification.ts'
import { waitingOnSurvey } from '../../domain/surveys/waits-of-survey.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import { waitingOnPassenger, waitingOnTrip } from '../../domain/transport/trips/waits-of-trip.ts'
import type { Database } from '../../storage/database.ts'
import { rowsOf, type StoredEntry, waitingEntity } from '../../storage/kernel/waiting.ts'
import { putEach } from '../../storage/put-each.ts'
import type { StoredQualification } from '../../storage/surveys/qualification-entity.ts'
import { type StoredTrip, tripInItem } from '../../storage/transport/trip-entity.ts'

/** Any item of the table, by its attributes. */
export type KeptItem = Readonly<Record<string, unknown>> & { readonly __edb_e__: string }

type Lists = readonly WaitingScope[] | undefined

/** What an item of the table has somebody do, by the kind of item. */
const waitsIn: Readonly<Record<string, (item: KeptItem) => Waiting[]>> = {
  stall: ({ stall }) => waitingOnStall(stall as Stall),
  batch: ({ batchId, state, progress, approval, batch, warnings }) => {
    const warned = waitingOnWarnings(
      { ...(batch as TransferBatch), state: state as never },
      (warnings ?? {}) as BatchWarnings,
    )
    if (state !== 'running') return warned
    const [id, now] = [batchId as BatchId, progress as BatchProgress]
    return [...waitingForApproval(id, now, approval !== undefined), ...waitingOnLateStep(id, now), ...warned]
  },
  case: ({ one }) => waitingOnCase(one as Case),
  enterprise: ({ enterprise }) => waitingOnEnterprise(enterprise as Enterprise),
  agreement: ({ agreement, lists }) => waitingOnAgreement(agreement as Agreement, lists as Lists),
  headcount: ({ request, enterpriseId, lists }) =>
    waitingOnHeadcount(request as HeadcountRequest, enterpriseId as string, lists as Lists),
  station: ({ station }) => waitingOnStation(station as LabourStation),
  disaster: ({ disaster }) => waitingOnDisaster(disaster as Disaster),
  helpOffer: (item) => waitingOnHelpOffer(item as unknown as HelpOffer),
  qualification: (item) => waitingOnQualification(item as unknown as StoredQualification),
  signUp: (item) => waitingOnSignUp(item as unknown as SignUp),
  visitFindings: ({ findings }) => waitingOnFindings(findings as VisitFindings),
  visit: ({ visit }) => waitingOnVisit(visit as Visit),
  survey: ({ survey }) => waitingOnSurvey(survey as Survey),
  passenger: (item) => waitingOnPassenger(item as unknown as Passenger),
  trip: (item) =>
    waitingOnTrip(tripInItem(item as unknown as StoredTrip), (item as unknown as StoredTrip).late ?? null),
}

/** The entries that an item of the table stands on lists with. */
export function entriesOfItem(item: KeptItem): StoredEntry[] {
  return (waitsIn[item.__edb_e__]?.(item) ?? []).flatMap(rowsOf)
}

/**
 * Makes the work lists anew from what waits: releases before had none, or their entries were not in the index that puts them in
 * order. Whether a report is late was noted by none of them, and is once it is asked for again. Done twice it leaves the same.
 */
export async function listWhatWaits(database: Database): Promise<void> {
  const entity = waitingEntity(database)
  const keyOf = ({ scope, kind, id }: Pick<StoredEntry, 'scope' | 'kind' | 'id'>) => `${scope} ${kind} ${id}`
  const due = new Map<string, StoredEntry>()
  const listed: StoredEntry[] = []
  for await (const { Items = [] } of paginateScan(database, { TableName: database.table, ConsistentRead: true }))
    for (const item of Items as KeptItem[]) {
      if (item.__edb_e__ === 'waiting') listed.push(item as unknown as StoredEntry)
      for (const entry of entriesOfItem(item)) due.set(keyOf(entry), entry)
    }
  const over = listed
    .filter((entry) => !due.has(keyOf(entry)))
    .map(({ scope, part, kind, id }) => ({ scope, part, kind, id }))
  await putEach([...due.values()], (some) => entity.put(some).go())
  await putEach(over, (some) => entity.delete(some).go())
}
