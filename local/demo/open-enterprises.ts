import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type CalendarDate, plusDays } from '../../domain/kernel/instant.ts'
import type { JobOrderDraft } from '../partners/enterprises.ts'
import type { OpenedEnterprise } from '../partners/start-partners.ts'
import { everyPage } from './every-page.ts'
import type { EnterpriseDraft } from './generate-job-orders.ts'
import type { Office } from './office.ts'

/** Enough for the follow-up to day 180 to end under a valid agreement. */
const agreementDays = 240
/** An agreement that nobody signs within it stays out of the batch. */
const patienceHours = 72

/**
 * Registers enterprises, offers each an agreement, and waits until they have reported their orders, or for three days.
 * Answers the job orders that were reported, and what the service would not take.
 */
export async function openEnterprises(
  office: Office,
  drafts: readonly EnterpriseDraft[],
  {
    today,
    opened,
  }: { today: CalendarDate; opened: (name: string, orders: readonly JobOrderDraft[]) => OpenedEnterprise },
): Promise<{ reported: readonly JobOrder[]; refusals: readonly string[] }> {
  const plants: OpenedEnterprise[] = []
  for (const [index, { name, socialCreditCode, jobOrders }] of drafts.entries()) {
    const plant = opened(`plant-${index + 1}`, jobOrders)
    plants.push(plant)
    const body = { name, socialCreditCode, webhookUrl: plant.webhookUrl }
    type Registered = { enterprise: { id: string }; webhookSecret: string }
    const { enterprise, webhookSecret } = await office.post<Registered>(
      '/v1/enterprises',
      `register ${socialCreditCode}`,
      body,
    )
    plant.introduce(enterprise.id, webhookSecret)
    const days = { firstDay: today, lastDay: plusDays(today, agreementDays), answerHours: patienceHours }
    await office.post(`/v1/enterprises/${enterprise.id}/agreements`, `agreement ${enterprise.id}`, days)
  }
  const awaited = drafts.reduce((sum, { jobOrders }) => sum + jobOrders.length, 0)
  let reported: readonly JobOrder[] = []
  const refusals = () => plants.flatMap((plant) => plant.refusals)
  for (let hours = 0; hours < patienceHours && reported.length + refusals().length < awaited; hours += 2) {
    await office.wait({ hours: 2 })
    reported = await everyPage<JobOrder>(office, '/v1/job-orders')
  }
  return { reported, refusals: refusals() }
}
