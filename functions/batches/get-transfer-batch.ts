import { progressInWords } from '../../domain/batches/batch-in-words.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { waitingOnLateStep, waitingOnWarnings } from '../../domain/batches/waits-of-batch.ts'
import { withStalls } from '../../domain/batches/with-stalls.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { waitsNow } from '../../domain/kernel/waiting.ts'
import { rulesOfWaiting } from '../../domain/kernel/waiting-kinds.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { batchFor } from './batch-for.ts'
import { type Routes, routes } from './catalog.ts'
import { stallView } from './stall-view.ts'

const shown = 20

async function getTransferBatch(
  { params, staff }: Call<Routes['get-transfer-batch']>,
  { batches, stalls, plannings, clock }: Pick<Deps, 'batches' | 'stalls' | 'plannings' | 'clock'>,
) {
  const batch = await batchFor(staff, params.batchId, { batches })
  if (isRefusal(batch)) return batch
  const { items, next } = await stalls.open(batch.batchId, clock.now(), null, shown)
  const followed = await plannings.followed(batch.batchId)
  const steps = await batches.stepsOf(batch.batchId)
  const warnings = await warningsOf(batch, { batches, clock })
  return {
    ...withStalls(batch, items, next !== null),
    plan: followed?.name ?? null,
    stalls: items.map(stallView),
    steps: steps.map(progressInWords),
    warnings,
  }
}

/** What of it is warned of at this moment, with what to do. */
async function warningsOf(batch: TransferBatch, { batches, clock }: Pick<Deps, 'batches' | 'clock'>) {
  const kept = await batches.warningsOf(batch.batchId)
  const late = batch.state === 'running' ? waitingOnLateStep(batch.batchId, batch.progress) : []
  const all = [...late, ...waitingOnWarnings(batch, kept)]
  const now = clock.now()
  return all
    .filter((one) => waitsNow(one, now))
    .map(({ kind, since, until, note }) => {
      const { zh, en } = rulesOfWaiting(kind)
      return { kind, zh, en, since, until, ...(note && { note: { zh: note.zh, en: note.en } }) }
    })
}

export const handler = http(routes['get-transfer-batch'], getTransferBatch)
