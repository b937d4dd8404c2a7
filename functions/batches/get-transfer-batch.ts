import { progressInWords } from '../../domain/batches/batch-in-words.ts'
import type { BatchWarnings } from '../../domain/batches/batch-warnings.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { waitingOnLateStep, waitingOnWarnings } from '../../domain/batches/waits-of-batch.ts'
import { withStalls } from '../../domain/batches/with-stalls.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { noSuch } from '../../domain/kernel/refusal.ts'
import { waitsNow } from '../../domain/kernel/waiting.ts'
import { rulesOfWaiting } from '../../domain/kernel/waiting-kinds.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { stallView } from './stall-view.ts'

const shown = 20

async function getTransferBatch(
  { params, staff }: Call<Routes['get-transfer-batch']>,
  { batches, stalls, plannings, clock }: Pick<Deps, 'batches' | 'stalls' | 'plannings' | 'clock'>,
) {
  const looked = await batches.look(params.batchId, [plannings.keyOf(params.batchId)])
  if (!looked) return noSuch('transfer batch')
  const { batch, steps, warnings, beside } = looked
  if (!inScope(staff, batch)) return outOfScope()
  const { items, next } = await stalls.open(batch.batchId, clock.now(), null, shown)
  return {
    ...withStalls(batch, items, next !== null),
    plan: plannings.followedAt(beside[0])?.name ?? null,
    stalls: items.map(stallView),
    steps: steps.map(progressInWords),
    warnings: warnedOf(batch, warnings, clock.now()),
  }
}

/** What of it is warned of at this moment, with what to do. */
function warnedOf(batch: TransferBatch, kept: BatchWarnings, now: Instant) {
  const late = batch.state === 'running' ? waitingOnLateStep(batch.batchId, batch.progress) : []
  const all = [...late, ...waitingOnWarnings(batch, kept)]
  return all
    .filter((one) => waitsNow(one, now))
    .map(({ kind, since, until, note }) => {
      const { zh, en } = rulesOfWaiting(kind)
      return { kind, zh, en, since, until, ...(note && { note: { zh: note.zh, en: note.en } }) }
    })
}

export const handler = http(routes['get-transfer-batch'], getTransferBatch)
