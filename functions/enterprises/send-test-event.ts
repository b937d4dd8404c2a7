import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { speaksFor } from '../wiring/speaks-for.ts'
import { type Routes, routes } from './catalog.ts'
import { refuseDisabled } from './refuse-disabled.ts'
import { sendTest } from './send-test.ts'

/** For the day on which an enterprise connects its system: what came back is shown whatever it was, and nothing else changes. */
async function sendTestEvent(
  { params: { enterpriseId }, staff, key }: Call<Routes['send-test-event']>,
  deps: Pick<Deps, 'enterprises' | 'deliveries' | 'eventPost' | 'vault' | 'clock'>,
) {
  const enterprise = await deps.enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  const refusal = speaksFor(staff, enterprise) ?? refuseDisabled(enterprise)
  if (refusal) return refusal
  const { id, isTaken, attempt } = await sendTest(enterprise, enterprise.webhookUrl ?? '', key, deps)
  return { deliveryId: id, isTaken, attempt }
}

export const handler = http(routes['send-test-event'], sendTestEvent)
