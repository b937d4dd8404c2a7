import { noSuch } from '../../domain/kernel/refusal.ts'
import { toldOf } from '../../storage/enterprises/deliveries.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function listDeliveries(
  { params: { enterpriseId }, query: { cursor, limit, ...filter } }: Call<Routes['list-deliveries']>,
  { enterprises, deliveries }: Pick<Deps, 'enterprises' | 'deliveries'>,
) {
  if (!(await enterprises.get(enterpriseId))) return noSuch('enterprise')
  const page = await deliveries.ofEnterprise(enterpriseId, filter, cursor ?? null, limit)
  return { items: page.items.map(toldOf), next: page.next }
}

export const handler = http(routes['list-deliveries'], listDeliveries)
