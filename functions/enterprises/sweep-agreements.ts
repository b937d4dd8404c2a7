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
import type { Page } from '../../storage/database.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { type TellingEnterprise, tellEnterprise } from './tell-enterprise.ts'

type Needed = TellingEnterprise & Pick<Deps, 'agreements'>

/** Agreements that are looked at beside each other. */
const atOnce = 100

/**
 * Warns of agreements that end soon and ends those whose last day is over: whatever is due by now, also where nobody looked for days.
 * One that cannot be dealt with stays due and holds no other up. Answers how many were; executions of a release before are told that no
 * more are.
 */
export async function sweepAgreements(_: object, deps: Needed): Promise<{ swept: number; more: false }> {
  const now = deps.clock.now()
  let [swept, stay] = [0, 0]
  let cursor: string | null = null
  do {
    const { items, next }: Page<Agreement> = await deps.agreements.dueBy(now, cursor, atOnce)
    const looked = await Promise.allSettled(items.map((agreement) => look(agreement, now, deps)))
    const failed = looked.filter((one) => one.status === 'rejected')
    for (const { reason } of failed)
      deps.logger.error('an agreement could not be looked at', { error: reason as Error })
    swept += items.length
    stay += failed.length
    cursor = next
  } while (cursor !== null)
  if (stay > 0) throw new Error(`${stay} of ${swept} agreements stay due`)
  return { swept, more: false }
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
