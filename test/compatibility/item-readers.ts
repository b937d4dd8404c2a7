import * as z from 'zod'
import { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { Agreement } from '../../domain/enterprises/agreement.ts'
import { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { HeadcountRequest } from '../../domain/enterprises/headcount.ts'
import { JobOrder } from '../../domain/enterprises/job-order.ts'
import { BatchId, CaseId, EnterpriseId, MessageId, TripId } from '../../domain/kernel/ids.ts'
import { Instant } from '../../domain/kernel/instant.ts'
import { Question } from '../../domain/notices/question.ts'
import { Tally } from '../../domain/notices/tally.ts'
import { Case } from '../../domain/stabilisation/case.ts'
import { Survey } from '../../domain/surveys/survey.ts'
import { SurveyOutcome } from '../../domain/surveys/survey-outcome.ts'
import { Worker } from '../../domain/surveys/worker.ts'
import { TransportProposal } from '../../domain/transport/journeys/transport-proposal.ts'
import { Passenger } from '../../domain/transport/trips/passenger.ts'
import { Trip } from '../../domain/transport/trips/trip.ts'
import * as stores from '../../functions/wiring/stores.ts'
import type { Database } from '../../storage/database.ts'
import { KeptCheckIn, KeptCohort, KeptLink, KeptMessage, KeptOffer, KeptPlacement } from './kept-schemas.ts'

type Stores = { readonly [Name in keyof typeof stores]: ReturnType<(typeof stores)[Name]> }

export interface ItemReader {
  /** What the domain says of it. */
  readonly is: z.ZodType
  /** What the stores make of it, by each way that leads to it. */
  // biome-ignore lint/suspicious/noExplicitAny: an item is of a release before, whatever it holds.
  read(stores: Stores, item: any): Promise<unknown>[]
}

const one = async (found: Promise<readonly unknown[]>, isIt: (one: never) => boolean) =>
  (await found).find((some) => isIt(some as never))

export function storesOf(database: Database): Stores {
  return Object.fromEntries(Object.entries(stores).map(([name, storeIn]) => [name, storeIn(database)])) as Stores
}

/** How an item of each entity that a release has kept is read today. */
export const itemReaders: Readonly<Record<string, ItemReader>> = {
  agreement: {
    is: Agreement,
    read: ({ agreements }, { agreementId, enterpriseId }) => [
      agreements.get(agreementId),
      one(
        agreements.ofEnterprise(enterpriseId, null, 500).then(({ items }) => items),
        ({ id }: Agreement) => id === agreementId,
      ),
    ],
  },
  audit: {
    is: z.object({
      subject: z.string(),
      at: Instant,
      requestId: z.string(),
      actor: z.string(),
      role: z.string(),
      action: z.string(),
    }),
    read: ({ audit }, { subject, requestId }) => [
      one(audit.of(subject), (record: { requestId: string }) => record.requestId === requestId),
    ],
  },
  batch: {
    is: TransferBatch,
    read: ({ batches }, { batchId }) => [
      batches.get(batchId),
      one(
        batches.list(null, 500).then(({ items }) => items),
        (batch: TransferBatch) => batch.batchId === batchId,
      ),
    ],
  },
  case: {
    is: Case,
    read: ({ cases }, { caseId, place, standing }) => [
      cases.get(caseId),
      one(
        cases.ofPlace(place, standing, null, 500).then(({ items }) => items),
        (some: Case) => some.caseId === caseId,
      ),
    ],
  },
  checkIn: {
    is: KeptCheckIn,
    read: ({ checkIns }, { cohortId, day, workerId }) => [
      checkIns.getMany([{ cohortId, day, workerId }]).then(([found]) => found),
      one(checkIns.ofCheckpoint(cohortId, day), (some: { workerId: string }) => some.workerId === workerId),
      one(
        checkIns.ofWorker(workerId),
        (some: { cohortId: string; day: number }) => some.cohortId === cohortId && some.day === day,
      ),
    ],
  },
  cohort: {
    is: KeptCohort,
    read: ({ cohorts }, { batchId, cohortId }) => [
      one(cohorts.ofBatch(batchId), (some: { cohortId: string }) => some.cohortId === cohortId),
    ],
  },
  connection: {
    is: z.array(TripId).min(1),
    read: ({ connections }, { connectionId }) => [connections.tripIdsOf(connectionId)],
  },
  enterprise: {
    is: Enterprise,
    read: ({ enterprises }, { enterpriseId }) => [
      enterprises.get(enterpriseId),
      one(
        enterprises.list(null, 500).then(({ items }) => items),
        ({ id }: Enterprise) => id === enterpriseId,
      ),
    ],
  },
  headcount: {
    is: HeadcountRequest,
    read: ({ headcounts }, { batchId, jobOrderId }) => [
      headcounts.get(batchId, jobOrderId).then((kept) => kept?.request),
      one(headcounts.ofBatch(batchId), (some: HeadcountRequest) => some.jobOrderId === jobOrderId),
    ],
  },
  jobOrder: {
    is: JobOrder,
    read: ({ jobOrders }, { jobOrderId, enterpriseId }) => [
      jobOrders.get(jobOrderId),
      jobOrders.getMany([jobOrderId]).then(([found]) => found),
      one(
        jobOrders.list(null, 500, enterpriseId).then(({ items }) => items),
        ({ id }: JobOrder) => id === jobOrderId,
      ),
    ],
  },
  licence: {
    is: EnterpriseId,
    read: ({ enterprises }, { socialCreditCode }) => [enterprises.byCode(socialCreditCode).then((found) => found?.id)],
  },
  link: {
    is: KeptLink,
    read: ({ links }, { tokenHash, workerId }) => [
      links.get(tokenHash),
      one(links.ofWorker(workerId), (some: { tokenHash: string }) => some.tokenHash === tokenHash),
    ],
  },
  message: {
    is: KeptMessage,
    read: ({ messages }, { messageId }) => [
      messages.getMany([messageId]).then((found) => found.get(MessageId.parse(messageId))),
    ],
  },
  offer: {
    is: KeptOffer,
    read: ({ offers }, { batchId, chunk, round, workerId, offerId }) => [
      offers.getMany([{ batchId, chunk, round, workerId }]).then(([found]) => found),
      one(offers.ofChunk(batchId, chunk), (some: { offerId: string }) => some.offerId === offerId),
    ],
  },
  openCase: {
    is: CaseId,
    read: ({ cases }, { workerId, kind }) => [cases.openOne(workerId, kind)],
  },
  passenger: {
    is: Passenger,
    read: ({ passengers }, { tripId, workerId }) => [
      passengers.get({ tripId, workerId }),
      one(passengers.ofTrip(tripId), (some: Passenger) => some.workerId === workerId),
    ],
  },
  placement: {
    is: KeptPlacement,
    read: ({ placements }, { batchId, chunk, workerId, placementId }) => [
      placements.get(batchId, chunk, workerId),
      placements.byId(placementId),
      one(placements.ofChunk(batchId, chunk), (some: { placementId: string }) => some.placementId === placementId),
    ],
  },
  planning: {
    is: z.object({ name: z.string(), isWritten: z.boolean() }),
    read: ({ plannings }, { batchId }) => [plannings.followed(batchId)],
  },
  question: {
    is: Question.extend({ messageId: MessageId }),
    read: ({ questions }, { workerId, phoneHash }) => [questions.ofWorker({ workerId, phoneHash })],
  },
  receivedEvent: {
    is: z.enum(['taken-long-ago', 'answered', 'another-request']),
    read: ({ receivedRequests }, { sender, webhookId, receivedAt }) => [
      receivedRequests
        .claim({ sender, key: webhookId, fingerprint: 'of today', holder: 'today', at: receivedAt, until: receivedAt })
        .then(({ standing }) => standing),
    ],
  },
  survey: { is: Survey, read: ({ surveys }, { surveyId }) => [surveys.get(surveyId)] },
  surveyPart: { is: SurveyOutcome, read: ({ surveys }, { surveyId }) => [surveys.outcomeOfParts(surveyId)] },
  tally: {
    is: Tally,
    read: ({ tallies }, { date, batchId }) => [
      tallies.ofDay(date).then((day) => (batchId ? day.byBatch.get(BatchId.parse(batchId)) : day.all)),
    ],
  },
  'transport-proposal': {
    is: TransportProposal,
    read: ({ proposals }, { batchId, proposalId }) => [proposals.get(batchId, proposalId)],
  },
  trip: {
    is: Trip,
    read: ({ trips }, { batchId, tripId }) => [
      trips.get(tripId),
      one(trips.ofBatch(batchId), (some: Trip) => some.tripId === tripId),
    ],
  },
  wish: {
    is: z.literal(true),
    read: ({ keywordRequests }, { eventId }) => [
      keywordRequests.followed([eventId]).then((found) => found.has(eventId)),
    ],
  },
  worker: {
    is: Worker,
    read: ({ workers }, { workerId, phoneHash, countyCode }) => [
      workers.get(workerId),
      one(workers.byPhone(phoneHash), (some: Worker) => some.workerId === workerId),
      one(
        workers.ofCounty(countyCode, null).then(({ items }) => items),
        (some: Worker) => some.workerId === workerId,
      ),
    ],
  },
}
