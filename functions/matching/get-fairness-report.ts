import { mostRounds, type TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { candidateOutcome } from '../../domain/matching/candidate-outcome.ts'
import { type CandidateResult, fairnessReport } from '../../domain/matching/fairness-report.ts'
import { fairnessWorkbook } from '../../domain/matching/fairness-workbook.ts'
import type { FlagEffect } from '../../domain/matching/flag-effect.ts'
import { batchFor } from '../batches/batch-for.ts'
import { readCandidates } from '../batches/read-candidates.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { FileReply } from '../wiring/reply.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { flagOfRound } from './flag-of-round.ts'
import { readChunks } from './read-chunks.ts'

type Needed = Pick<Deps, 'batches' | 'offers' | 'placements' | 'bucket' | 'clock'>

/** A county sees the whole batch and its own rows; a row that it shares with counties outside its scope is left out. */
async function getFairnessReport({ params, query, staff }: Call<Routes['get-fairness-report']>, deps: Needed) {
  const batch = await batchFor(staff, params.batchId, deps)
  if (isRefusal(batch)) return batch
  const report = fairnessReport(batch.batchId, await resultsOf(batch, deps), await effectsOf(batch.batchId, deps))
  const isSeen = (county: string) => inScope(staff, { counties: [county] })
  const seen = { ...report, byCounty: report.byCounty.filter(({ counties }) => counties.every(isSeen)) }
  if (query.format === 'json') return seen
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return new FileReply(type, await fairnessWorkbook(batch, seen, deps.clock.now()), `fairness-${batch.batchId}.xlsx`)
}

async function effectsOf(batchId: BatchId, deps: Pick<Deps, 'bucket'>): Promise<FlagEffect[]> {
  const rounds = Array.from({ length: mostRounds }, (_, index) => flagOfRound(batchId, index + 1, deps))
  return (await Promise.all(rounds)).filter((one) => one !== null)
}

async function resultsOf({ batchId, counts }: TransferBatch, deps: Needed): Promise<CandidateResult[]> {
  if (counts.chunks === 0) return []
  const { late } = await deps.batches.late(batchId)
  const candidates = await readCandidates(batchId, late, deps)
  const ofChunk = Map.groupBy(candidates, ({ chunk }) => chunk)
  const results: CandidateResult[] = []
  const pages = readChunks(counts.chunks, async (chunk) => ({
    people: ofChunk.get(chunk) ?? [],
    offers: await deps.offers.statesOfChunk(batchId, chunk),
    journeys: await deps.placements.statesOfChunk(batchId, chunk),
  }))
  for await (const { people, offers, journeys } of pages) {
    const offersOf = Map.groupBy(offers, ({ workerId }) => workerId)
    const journeyOf = new Map(journeys.map(({ workerId, state }) => [workerId, state]))
    for (const { workerId, countyCode, priority } of people) {
      const outcome = candidateOutcome(offersOf.get(workerId) ?? [], journeyOf.get(workerId))
      results.push({ countyCode, priority, outcome })
    }
  }
  return results
}

export const handler = http(routes['get-fairness-report'], getFairnessReport)
