import type { TransferBatch } from '../../../domain/batches/transfer-batch.ts'
import type { JourneyState } from '../../../domain/matching/placement.ts'
import { consents } from '../../../domain/surveys/consents.ts'
import type { Traveller } from '../../../domain/transport/trips/traveller.ts'
import type { Deps } from '../../wiring/deps.ts'

/** Everybody of a batch who said yes and has come so far, unless told who has no seat yet; without consent nobody is taken along. */
export async function listTravellers(
  { batchId, counts, returns: journeys }: Pick<TransferBatch, 'batchId' | 'counts' | 'returns'>,
  { placements, workers }: Pick<Deps, 'placements' | 'workers'>,
  states: readonly JourneyState['state'][] = ['accepted'],
): Promise<Traveller[]> {
  const travellers: Traveller[] = []
  for (let chunk = 0; chunk < counts.chunks; chunk += 1) {
    const waiting = (await placements.ofChunk(batchId, chunk)).filter(({ journey }) => states.includes(journey.state))
    const people = await workers.getMany(waiting.map(({ workerId }) => workerId))
    const byId = new Map(people.map((worker) => [worker.workerId, worker]))
    for (const {
      workerId,
      placementId,
      jobOrderId,
      enterpriseId,
      countyCode,
      cityCode,
      startDate,
      returns,
    } of waiting) {
      const worker = byId.get(workerId)
      if (!worker || !consents(worker)) continue
      const { earliestDeparture, companionGroup } = worker
      travellers.push({
        workerId,
        chunk,
        placementId,
        jobOrderId,
        enterpriseId,
        countyCode,
        cityCode,
        startDate,
        // What the survey says is when they could leave the village.
        earliestDeparture: returns ? (returns.direction === 'homeward' ? returns.day : null) : earliestDeparture,
        companionGroup,
        ...(returns && { returns: returns.direction }),
        ...(journeys?.forCase && { ownTicket: true as const }),
      })
    }
  }
  return travellers
}
