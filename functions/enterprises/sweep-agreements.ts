import * as z from 'zod'
import {
  type Agreement,
  endOfAgreement,
  expireAgreement,
  nextDue,
  warningDue,
} from '../../domain/enterprises/agreement.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { type TellingEnterprise, tellEnterprise } from './tell-enterprise.ts'

type Needed = TellingEnterprise & Pick<Deps, 'agreements'>

/** Agreements that one call looks at; the next takes the rest. */
const atOnce = 100

/**
 * Warns of agreements that end soon and ends those whose last day is over: whatever is due by now, also where nobody looked for days.
 * One that cannot be dealt with stays due and holds no other up. Answers how many were, and whether more are.
 */
async function sweepAgreements(_: object, deps: Needed): Promise<{ swept: number; more: boolean }> {
  const now = deps.clock.now()
  const { items, next } = await deps.agreements.dueBy(now, null, atOnce)
  const looked = await Promise.allSettled(items.map((agreement) => look(agreement, now, deps)))
  const failed = looked.filter((one) => one.status === 'rejected')
  for (const { reason } of failed) deps.logger.error('an agreement could not be looked at', { error: reason as Error })
  if (failed.length > 0) throw new Error(`${failed.length} of ${items.length} agreements stay due`)
  return { swept: items.length, more: next !== null }
}

async function look(agreement: Agreement, now: Instant, deps: Needed): Promise<void> {
  if (now >= endOfAgreement(agreement)) {
    const expired = expireAgreement(agreement, now)
    if (!isRefusal(expired)) await deps.agreements.move(agreement, expired)
    return
  }
  const days = warningDue(agreement, now)
  if (days !== undefined) await warn(agreement, days, now, deps)
  await deps.agreements.setDue(agreement.id, nextDue(agreement, now))
}

async function warn(
  { id: agreementId, enterpriseId, lastDay }: Agreement,
  days: number,
  timestamp: Instant,
  deps: Needed,
): Promise<void> {
  await tellEnterprise(
    enterpriseId,
    {
      event: { type: 'agreement.expiring', timestamp, data: { agreementId, lastDay, days } },
      eventId: derivedId('EventId', agreementId, 'expiring', days),
      useful: endOfAgreement({ lastDay }),
      text: async () => ({ template: 'firm-agreement-expiring', variables: { last: lastDay } }),
    },
    deps,
  )
}

export const handler = task(z.object({}), sweepAgreements)
