import * as z from 'zod'
import type { Agreement } from '../../domain/enterprises/agreement.ts'
import type { OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import type { LinkSubject } from '../../domain/enterprises/enterprise-link.ts'
import { AgreementId, derivedId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { agreementOf } from './agreement-of.ts'
import { awaitSignature } from './await-signature.ts'
import { type TellingEnterprise, tellEnterprise } from './tell-enterprise.ts'
import type { FirmText } from './text-contact.ts'

const News = z.enum(['offered', 'reminded', 'activated'])
type News = z.infer<typeof News>

/** `token`: of the step that waits for the signature from now on. Executions of earlier releases wait in a step of their own. */
const Telling = z.object({ agreementId: AgreementId, news: News, token: z.string().optional() })

export type TellingAgreement = TellingEnterprise & Pick<Deps, 'agreements'>

/** Leaves the token first, so that whoever signs at once wakes the step; whoever signed or declined before is told nothing more. */
async function tellAndWait(
  { agreementId, news, token }: z.infer<typeof Telling>,
  deps: TellingAgreement & Pick<Deps, 'workflows'>,
) {
  if (token !== undefined && !(await awaitSignature({ agreementId, token }, deps))) return undefined
  return tellAgreement({ agreementId, news }, deps)
}

/** Tells the enterprise how the agreement stands; a retry is the same event to it. */
export async function tellAgreement(
  { agreementId, news }: { readonly agreementId: AgreementId; readonly news: News },
  deps: TellingAgreement,
) {
  const { agreements, clock } = deps
  const agreement = await agreementOf(agreementId, { agreements })
  if (isRefusal(agreement)) return agreement
  const event = eventOf[news](agreement, clock.now())
  const useful = news === 'activated' ? undefined : agreement.answerUntil
  const eventId = derivedId('EventId', agreementId, news)
  const text = async () => textOf[news](agreement)
  const told = await tellEnterprise(agreement.enterpriseId, { event, eventId, text, ...(useful && { useful }) }, deps)
  if (told === 'heard' && news !== 'activated') await agreements.noteTold(agreementId, clock.now())
  return undefined
}

/** Once it is active its link is the one by which vacancies are reported. */
const textOf: Record<News, (agreement: Agreement) => FirmText & { readonly subject: LinkSubject }> = {
  offered: ({ id: agreementId, firstDay: first, lastDay: last, answerUntil: deadline }) => ({
    template: 'firm-agreement',
    variables: { first, last, deadline },
    subject: { purpose: 'sign-agreement', agreementId },
  }),
  reminded: ({ id: agreementId, answerUntil: deadline }) => ({
    template: 'firm-agreement-reminder',
    variables: { deadline },
    subject: { purpose: 'sign-agreement', agreementId },
  }),
  activated: ({ id: agreementId, lastDay: last }) => ({
    template: 'firm-job-orders',
    variables: { last },
    subject: { purpose: 'job-orders', agreementId },
  }),
}

const eventOf: Record<News, (agreement: Agreement, timestamp: Instant) => OutboundEnterpriseEvent> = {
  offered: ({ id: agreementId, firstDay, lastDay, answerUntil, quota, wording }, timestamp) => ({
    type: 'agreement.offered',
    timestamp,
    data: { agreementId, firstDay, lastDay, answerUntil, ...(quota && { quota }), ...(wording && { wording }) },
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

export const handler = task(Telling, tellAndWait)
