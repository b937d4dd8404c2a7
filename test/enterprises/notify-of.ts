import type { OutgoingEvent } from '../../functions/gateways/enterprise-notifier.ts'
import type { World } from '../world.ts'

/** Sends events to an enterprise as it stands. */
export async function notifyOf({ deps }: World, enterpriseId: string, ...events: OutgoingEvent[]) {
  const enterprise = await deps.enterprises.get(enterpriseId as never)
  if (!enterprise) throw new Error(`there is no enterprise ${enterpriseId}`)
  return deps.enterpriseNotifier.notify(enterprise, events)
}
