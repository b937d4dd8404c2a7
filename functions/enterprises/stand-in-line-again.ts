import { tryUntil } from '../../domain/enterprises/delivery.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import type { KeptDelivery } from '../../storage/enterprises/deliveries.ts'
import type { Deps } from '../wiring/deps.ts'
import { sendWhatWaits } from './send-what-waits.ts'

/** Events that are put in line at the same time. */
const atOnce = 25

/** Has events sent again, at once and in the order in which they came about; each is tried for three days anew. */
export async function standInLineAgain(
  enterpriseId: EnterpriseId,
  chosen: readonly KeptDelivery[],
  deps: Pick<Deps, 'enterprises' | 'deliveries' | 'lines' | 'workflows' | 'clock'>,
): Promise<void> {
  if (chosen.length === 0) return
  const now = deps.clock.now()
  for (let start = 0; start < chosen.length; start += atOnce)
    await Promise.all(
      chosen.slice(start, start + atOnce).map(async ({ id, order }) => {
        await deps.deliveries.waitAgain(id, tryUntil(now))
        await deps.lines.put({ enterpriseId, order, id }, now)
      }),
    )
  await sendWhatWaits(enterpriseId, deps)
}
