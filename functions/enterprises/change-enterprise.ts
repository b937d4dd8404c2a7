import { type Enterprise, maskContact } from '../../domain/enterprises/enterprise.ts'
import { enterpriseSentences } from '../../domain/enterprises/enterprise-sentences.ts'
import type { ChangeEnterprise } from '../../domain/enterprises/register-enterprise.ts'
import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { failureWords } from '../gateways/event-post.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { followSpecialist } from './follow-specialist.ts'
import { refuseInnerAddress } from './refuse-inner-address.ts'
import { sealContact } from './seal-contact.ts'
import { sendTest } from './send-test.ts'
import { sendWhatWaits } from './send-what-waits.ts'

type Needed = Pick<
  Deps,
  | 'enterprises'
  | 'agreements'
  | 'headcounts'
  | 'waiting'
  | 'deliveries'
  | 'lines'
  | 'eventPost'
  | 'reach'
  | 'vault'
  | 'workflows'
  | 'clock'
>

/** A new address, or the same one that is to count again, takes a signed event first; then it gets what was missed. */
async function changeEnterprise(
  { params: { enterpriseId }, body, key }: Call<Routes['change-enterprise']>,
  deps: Needed,
): Promise<Enterprise | Refusal> {
  const enterprise = await deps.enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  const { webhookUrl, contact } = body
  if (typeof webhookUrl === 'string') {
    const tested = await testAddress(enterprise, webhookUrl, key, deps)
    if (isRefusal(tested)) return tested
  }
  const beside = contact && { contact: await sealContact(enterpriseId, contact, deps) }
  const { enterprise: changed, contactBefore } = await deps.enterprises.correct(
    enterpriseId,
    (before) => corrected(before, body),
    beside,
  )
  // Of the contact before nothing can be opened any more.
  if (beside && contactBefore) await deps.vault.destroyReplaced(contactBefore.sealedPhone, beside.contact.sealedPhone)
  if (body.specialist) await followSpecialist(null, enterpriseId, deps)
  if (typeof webhookUrl !== 'string' || !changed) return changed ?? noSuch('enterprise')
  if (changed.reachability) {
    const [waits] = await deps.lines.first(enterpriseId, 1)
    if (waits) await sendWhatWaits(enterpriseId, deps)
    else await deps.enterprises.noteReachability(enterpriseId, () => undefined)
  }
  return (await deps.enterprises.get(enterpriseId)) ?? changed
}

/** Without a server there is no address that could stand well or badly. */
function corrected(before: Enterprise, { webhookUrl, specialist, contact }: ChangeEnterprise): Enterprise {
  const { webhookUrl: address, reachability, ...rest } = before
  const url = webhookUrl === undefined ? address : webhookUrl
  return {
    ...rest,
    ...(url && { webhookUrl: url, ...(reachability && { reachability }) }),
    ...(specialist && { specialist }),
    ...(contact && { contact: maskContact(contact) }),
  }
}

async function testAddress(
  enterprise: Enterprise,
  webhookUrl: string,
  key: string,
  deps: Needed,
): Promise<Refusal | undefined> {
  const inner = await refuseInnerAddress(webhookUrl, deps)
  if (inner) return inner
  const { isTaken, attempt } = await sendTest(enterprise, webhookUrl, key, deps)
  if (isTaken) return undefined
  const words = enterpriseSentences('test-not-taken', { why: failureWords(attempt) })
  return refuse('invalid-request', words, '#/webhookUrl')
}

export const handler = http(routes['change-enterprise'], changeEnterprise)
