import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'

type Needed = Pick<
  Deps,
  | 'workers'
  | 'qualifications'
  | 'helpOffers'
  | 'festivalServices'
  | 'skillCertificates'
  | 'surveyRows'
  | 'signUps'
  | 'links'
  | 'offers'
  | 'placements'
  | 'trips'
  | 'passengers'
  | 'checkIns'
  | 'cases'
  | 'messages'
  | 'questions'
  | 'receivedRequests'
  | 'subsidyClaims'
  | 'returnProposals'
  | 'returnAsks'
  | 'evidence'
>

export type Gathered = Awaited<ReturnType<typeof gatherPerson>>

/** Everything that is kept on one person, sealed as it lies. Each entity that knows people has its part here. */
export async function gatherPerson(workerId: WorkerId, deps: Needed) {
  const [
    worker,
    surveyRows,
    signUps,
    links,
    placements,
    returnJourneys,
    returnProposals,
    returnAsks,
    checkIns,
    ownCases,
    firstAnswers,
    edits,
    claims,
    qualification,
    helpOffers,
    evidence,
    festivalServices,
    certificates,
  ] = await Promise.all([
    deps.workers.get(workerId),
    deps.surveyRows.ofPerson(workerId),
    deps.signUps.ofWorker(workerId),
    deps.links.ofWorker(workerId),
    deps.placements.ofWorker(workerId),
    deps.placements.returnsOf(workerId),
    deps.returnProposals.ofWorker(workerId),
    deps.returnAsks.ofWorker(workerId),
    deps.checkIns.ofWorker(workerId),
    deps.cases.ofWorker(workerId),
    deps.receivedRequests.ofPerson(workerId),
    deps.workers.editsOf(workerId),
    deps.subsidyClaims.ofWorker(workerId),
    deps.qualifications.get(workerId),
    deps.helpOffers.ofWorker(workerId),
    deps.evidence.ofWorker(workerId),
    deps.festivalServices.ofWorker(workerId),
    deps.skillCertificates.sealedOf(workerId),
  ])
  const chunks = new Map<string, { batchId: BatchId; chunk: number }>()
  for (const { batchId, chunk } of [...links, ...placements, ...returnJourneys])
    chunks.set(`${batchId}/${chunk}`, { batchId, chunk })
  const batches = [...new Set([...chunks.values()].map(({ batchId }) => batchId))]
  const [offers, messages, passengers, cases, question] = await Promise.all([
    Promise.all([...chunks.values()].map(({ batchId, chunk }) => deps.offers.ofWorker(batchId, chunk, workerId))),
    deps.messages.ofWorker(workerId, [...chunks.values()]),
    Promise.all(batches.map((batchId) => seatsIn(batchId, workerId, deps))),
    Promise.all(
      ownCases.map(async (one) => ({
        one,
        furtherCalls: await deps.cases.furtherCalls(one.caseId),
        steps: await deps.cases.steps(one.caseId),
      })),
    ),
    worker && deps.questions.ofWorker(worker),
  ])
  return {
    worker,
    edits,
    surveyRows,
    signUps,
    links,
    offers: offers.flat(),
    placements,
    /** Home from their posts, and back. */
    returnJourneys,
    returnProposals,
    returnAsks,
    passengers: passengers.flat(),
    checkIns,
    cases,
    messages,
    question,
    firstAnswers,
    claims,
    qualification,
    helpOffers,
    evidence,
    festivalServices,
    certificates,
    /** Batches and chunks that they took part in, as the audit names them: `bat_…/3`. */
    chunks: [...chunks.keys()],
  }
}

async function seatsIn(
  batchId: BatchId,
  workerId: WorkerId,
  { trips, passengers }: Pick<Deps, 'trips' | 'passengers'>,
) {
  const ofBatch = await trips.ofBatch(batchId)
  return passengers.seats(ofBatch.map(({ tripId }) => ({ tripId, workerId })))
}
