import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { openOnCall } from '../../domain/stabilisation/open-case.ts'
import type { Deps } from '../wiring/deps.ts'
import { journeyToHelp } from './journey-to-help.ts'
import { keepWithOpenCase } from './keep-with-open-case.ts'
import { openCases } from './open-cases.ts'

export interface CallForHelp {
  readonly workerId: WorkerId
  readonly at: Instant
  /** The same for the same call, so that it is heard once. */
  readonly key: string
  /** A cry cannot wait; a remark stood beside an answer. */
  readonly by?: 'call' | 'cry' | 'remark'
  /** What the worker typed, for the person who looks after it. */
  readonly text?: string
  /** The journey that it is about, where that is known; else the latest one. */
  readonly journey?: { readonly batchId: BatchId; readonly chunk: number }
}

/**
 * Opens a case, or adds to the one that is open, and tells the worker who asked for help that it was heard. Somebody who is on no journey
 * of ours cannot be helped from here.
 */
export async function askForHelp(call: CallForHelp, deps: Deps): Promise<void> {
  const { workerId, at, key, by, text } = call
  const worker = await deps.workers.get(workerId)
  const journey = worker && (await journeyToHelp(workerId, call.journey, deps))
  if (!journey) return
  const { batchId, chunk, placement } = journey
  const { countyCode } = worker
  const sealedText = text === undefined ? undefined : await deps.vault.sealFor(workerId, 'text', text)
  const caller = { workerId, batchId, chunk, countyCode }
  const opened = openOnCall(caller, placement, { key, at, by, sealedText })
  await openCases(opened, deps)
  for (const one of opened) await keepWithOpenCase(one, key, deps)
}
