import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { whatFailed } from '../gateways/event-post.ts'
import { newDelivery } from '../gateways/new-delivery.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { refuseInnerAddress } from './refuse-inner-address.ts'
import { sendWhatWaits } from './send-what-waits.ts'

type Needed = Pick<
  Deps,
  'enterprises' | 'deliveries' | 'lines' | 'eventPost' | 'reach' | 'vault' | 'workflows' | 'clock'
>

/** A new address, or the same one that is to count again, takes a signed event first; then it gets what was missed. */
async function changeEnterprise(
  { params: { enterpriseId }, body, key }: Call<Routes['change-enterprise']>,
  deps: Needed,
): Promise<Enterprise | Refusal> {
  const enterprise = await deps.enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  const { webhookUrl } = body
  if (webhookUrl !== undefined) {
    const tested = await testAddress({ ...enterprise, webhookUrl }, key, deps)
    if (isRefusal(tested)) return tested
  }
  const changed = await deps.enterprises.correct(enterpriseId, body)
  if (webhookUrl === undefined || !changed) return changed ?? noSuch('enterprise')
  if (changed.reachability) {
    const [waits] = await deps.lines.first(enterpriseId, 1)
    if (waits) await sendWhatWaits(enterpriseId, deps)
    else await deps.enterprises.noteReachability(enterpriseId, () => undefined)
  }
  return (await deps.enterprises.get(enterpriseId)) ?? changed
}

async function testAddress(enterprise: Enterprise, key: string, deps: Needed): Promise<Refusal | undefined> {
  const inner = await refuseInnerAddress(enterprise.webhookUrl, deps)
  if (inner) return inner
  const { id: enterpriseId } = enterprise
  const event = { type: 'webhook.tested', timestamp: deps.clock.now(), data: { enterpriseId } } as const
  const id = derivedId('EventId', enterpriseId, 'tested', key, enterprise.webhookUrl)
  const { payload, delivery } = await newDelivery(enterpriseId, event, { id }, deps)
  const { attempt, outcome } = await deps.eventPost.send({ enterprise, id, payload })
  const state = outcome === 'delivered' ? 'delivered' : 'given-up'
  await deps.deliveries.keep({ ...delivery, state, attempts: 1, last: attempt })
  if (outcome === 'delivered') return undefined
  const detail = `The address must answer a signed test event with 2xx before it counts; it did not: ${whatFailed(attempt)}.`
  return refuse('invalid-request', detail, [{ pointer: '#/webhookUrl', detail }])
}

export const handler = http(routes['change-enterprise'], changeEnterprise)
