import * as z from 'zod'
import type { Agreement } from '../../domain/enterprises/agreement.ts'
import type { OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import { AgreementId, derivedId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { agreementOf } from './agreement-of.ts'

const News = z.enum(['offered', 'reminded', 'activated'])
type News = z.infer<typeof News>

/** Tells the enterprise how the agreement stands; a retry is the same event to it. */
async function tellAgreement(
  { agreementId, news }: { agreementId: AgreementId; news: News },
  { agreements, enterpriseNotifier, clock }: Pick<Deps, 'agreements' | 'enterpriseNotifier' | 'clock'>,
) {
  const agreement = await agreementOf(agreementId, { agreements })
  if (isRefusal(agreement)) return agreement
  const event = eventOf[news](agreement, clock.now())
  const useful = news === 'activated' ? undefined : agreement.answerUntil
  await enterpriseNotifier.notify(agreement.enterpriseId, event, derivedId('EventId', agreementId, news), useful)
  return undefined
}

const eventOf: Record<News, (agreement: Agreement, timestamp: Instant) => OutboundEnterpriseEvent> = {
  offered: ({ id: agreementId, firstDay, lastDay, answerUntil }, timestamp) => ({
    type: 'agreement.offered',
    timestamp,
    data: { agreementId, firstDay, lastDay, answerUntil },
  }),
  reminded: ({ id: agreementId, answerUntil }, timestamp) => ({
    type: 'agreement.reminded',
    timestamp,
    data: { agreementId, answerUntil },
  }),
  activated: ({ id: agreementId, firstDay, lastDay }, timestamp) => ({
    type: 'agreement.activated',
    timestamp,
    data: { agreementId, firstDay, lastDay },
  }),
}

export const handler = task(z.object({ agreementId: AgreementId, news: News }), tellAgreement)
