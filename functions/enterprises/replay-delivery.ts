import { noSuch } from '../../domain/kernel/refusal.ts'
import { toldOf } from '../../storage/enterprises/deliveries.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { refuseDisabled } from './refuse-disabled.ts'
import { standInLineAgain } from './stand-in-line-again.ts'

/** The event is sent again under the same id, behind what came about before it and still waits. */
async function replayDelivery(
  { params: { enterpriseId, deliveryId } }: Call<Routes['replay-delivery']>,
  deps: Pick<Deps, 'enterprises' | 'deliveries' | 'lines' | 'workflows' | 'clock'>,
) {
  const [enterprise, delivery] = await Promise.all([
    deps.enterprises.get(enterpriseId),
    deps.deliveries.get(deliveryId),
  ])
  if (!enterprise || delivery?.enterpriseId !== enterpriseId) return noSuch('delivery')
  const refusal = refuseDisabled(enterprise)
  if (refusal) return refusal
  await standInLineAgain(enterpriseId, [delivery], deps)
  return toldOf((await deps.deliveries.get(deliveryId)) ?? delivery)
}

export const handler = http(routes['replay-delivery'], replayDelivery)
