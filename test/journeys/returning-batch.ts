import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { World } from '../world.ts'
import { type RunningBatch, startRunningBatch } from './running-batch.ts'

/** A batch brings some people to work in December; before the festival of 2027 their enterprises are asked who goes home. */
export async function startReturningBatch(world: World, { workers }: { workers: number }): Promise<RunningBatch> {
  const outward = await startRunningBatch(world, { workers })
  const { office } = outward
  await outward.reach('ended')
  const there = (await outward.placements()).filter(({ journey }) => journey.state === 'handed-over')
  const { batchId } = await office.post<TransferBatch>('/v1/return-batches', 'home', {
    campaign: '2027年返乡',
    direction: 'homeward',
    enterprises: [...new Set(there.map(({ enterpriseId }) => enterpriseId))],
    travelWindow: { from: '2027-01-20', to: '2027-02-03' },
    proposeHours: 48,
    answerHours: 24,
  })
  const path = `/v1/transfer-batches/${batchId}`
  const look = () => office.get<TransferBatch>(path)
  return {
    ...outward,
    path,
    look,
    since: world.clock.now(),
    async reach(step) {
      for (let hour = 0; hour < 60 * 24; hour += 1) {
        const batch = await world.deps.batches.get(batchId)
        if (batch?.progress.step === step) return look()
        await world.advance({ hours: 1 })
      }
      throw new Error(`the batch did not come to "${step}"`)
    },
    async placements() {
      const { counts } = await look()
      const all: Placement[] = []
      for (let chunk = 0; chunk < counts.chunks; chunk += 1)
        all.push(...(await world.deps.placements.ofChunk(batchId, chunk)))
      return all
    },
  }
}
