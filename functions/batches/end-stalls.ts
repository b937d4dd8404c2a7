import { isOpenStall } from '../../domain/batches/stall.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Nobody has to decide on the steps of a batch that ends. Answers under which names an execution that works on `id` may have
 * been started: one that a stall has had done again carries a number (`workflows/wait-for-operator.ts`).
 */
export async function endStalls(
  batchId: BatchId,
  why: string,
  { stalls, clock }: Pick<Deps, 'stalls' | 'clock'>,
): Promise<(name: string, id: string) => string[]> {
  const at = clock.now()
  const known = await stalls.all(batchId)
  for (const { stall, askedAt } of known)
    if (isOpenStall(stall, at)) await stalls.close({ ...stall, state: 'over', at, why }, askedAt)
  return (name, id) => {
    const again = known.filter(({ stall }) => Object.values(stall.of).includes(id)).map(({ stall }) => stall.tries)
    return [name, ...Array.from({ length: Math.max(0, ...again) }, (_, index) => `${name}-${index + 1}`)]
  }
}
