import { enterpriseSentences } from '../../domain/enterprises/enterprise-sentences.ts'
import { registerEnterprise } from '../../domain/enterprises/register-enterprise.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { madeOtherwise } from '../../domain/kernel/made-otherwise.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { refuseInnerAddress } from './refuse-inner-address.ts'
import { sealContact } from './seal-contact.ts'

async function createEnterprise(
  { body, staff, key }: Call<Routes['create-enterprise']>,
  deps: Pick<Deps, 'enterprises' | 'webhookSecrets' | 'reach' | 'vault' | 'clock'>,
) {
  const { enterprises, webhookSecrets, clock } = deps
  const { webhookUrl, contact } = body
  const inner = webhookUrl === undefined ? undefined : await refuseInnerAddress(webhookUrl, deps)
  if (inner) return inner
  const id = derivedId('EnterpriseId', key)
  const other = madeOtherwise(
    await enterprises.get(id),
    body,
    ['name', 'socialCreditCode', 'webhookUrl', 'specialist'],
    id,
  )
  if (other) return other
  const newcomer = registerEnterprise(body, { id, by: staff.subject, at: clock.now() })
  if (isRefusal(newcomer)) return newcomer
  const enterprise = await enterprises.register(newcomer, contact && (await sealContact(id, contact, deps)))
  if (enterprise.id !== id)
    return refuse(
      'conflict',
      enterpriseSentences('code-registered', { code: body.socialCreditCode, id: enterprise.id }),
    )
  return webhookUrl === undefined
    ? { enterprise }
    : { enterprise, webhookSecret: await webhookSecrets.current(enterprise) }
}

export const handler = http(routes['create-enterprise'], createEnterprise)
