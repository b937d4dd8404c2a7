import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type CalendarDate, dateInShanghai, plus, plusDays } from '../../domain/kernel/instant.ts'
import type { JobOrderDraft } from '../partners/enterprises.ts'
import type { OpenedEnterprise } from '../partners/start-partners.ts'
import { everyPage } from './every-page.ts'
import type { EnterpriseDraft } from './generate-job-orders.ts'
import type { Office } from './office.ts'
import type { Story } from './story.ts'

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
  story: Story,
  drafts: readonly EnterpriseDraft[],
  opened: (name: string, orders: readonly JobOrderDraft[], has: { server: boolean }) => OpenedEnterprise,
  hasServer: (index: number) => boolean = () => true,
): Promise<{ reported: readonly JobOrder[]; refusals: readonly string[] }> {
  const plants = drafts.map((draft, index) => ({
    draft,
    plant: opened(`plant-${index + 1}`, draft.jobOrders, { server: hasServer(index) }),
  }))
  const begun = await story.once('register enterprises', async () => {
    const now = office.now()
    for (const { draft, plant } of plants) await register(office, draft, plant, dateInShanghai(now))
    return now
  })
  const awaited = drafts.reduce((sum, { jobOrders }) => sum + jobOrders.length, 0)
  const look = async () => {
    const reported = await everyPage<JobOrder>(office, '/v1/job-orders')
    const refusals = plants.flatMap(({ plant }) => plant.refusals())
    const late = office.now() >= plus(begun, { hours: patienceHours })
    return late || reported.length + refusals.length >= awaited ? { reported, refusals } : undefined
  }
  return story.once('wait for job orders', () => office.watch(begun, { hours: 2 }, look))
}

async function register(
  office: Office,
  { name, socialCreditCode }: EnterpriseDraft,
  { reachedBy, introduce }: OpenedEnterprise,
  firstDay: CalendarDate,
): Promise<void> {
  const body = { name, socialCreditCode, ...reachedBy }
  type Registered = { enterprise: { id: string }; webhookSecret?: string }
  const { enterprise, webhookSecret } = await office.post<Registered>(
    '/v1/enterprises',
    `register ${socialCreditCode}`,
    body,
  )
  introduce(enterprise.id, webhookSecret)
  const days = { firstDay, lastDay: plusDays(firstDay, agreementDays), answerHours: patienceHours }
  await office.post(`/v1/enterprises/${enterprise.id}/agreements`, `agreement ${enterprise.id}`, days)
}
