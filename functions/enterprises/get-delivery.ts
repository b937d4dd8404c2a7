import { noSuch } from '../../domain/kernel/refusal.ts'
import { toldOf } from '../../storage/enterprises/deliveries.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function getDelivery(
  { params: { enterpriseId, deliveryId } }: Call<Routes['get-delivery']>,
  { deliveries }: Pick<Deps, 'deliveries'>,
) {
  const delivery = await deliveries.get(deliveryId)
  if (delivery?.enterpriseId !== enterpriseId) return noSuch('delivery')
  return { delivery: toldOf(delivery), attempts: await deliveries.attemptsOf(delivery) }
}

export const handler = http(routes['get-delivery'], getDelivery)
