import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { generateJobOrders } from '../demo/generate-job-orders.ts'
import { generateSurveySheet } from '../demo/generate-survey-sheet.ts'
import { importSheet } from '../demo/import-sheet.ts'
import type { Office } from '../demo/office.ts'
import { openEnterprises } from '../demo/open-enterprises.ts'
import type { Story } from '../demo/story.ts'
import type { Partners } from '../partners/start-partners.ts'

const workers = 200
const seed = 1
const daysUntilWork = 14

/** A surveyed county and some enterprises with job orders, so that a batch can be started at once. */
export async function prepareExample(
  office: Office,
  story: Story,
  partners: Pick<Partners, 'enterprise'>,
): Promise<void> {
  const today = await story.once('prepare from', () => dateInShanghai(office.now()))
  const { csv } = generateSurveySheet({ workers, seed, today })
  const { outcome } = await importSheet(office, story, { fileName: 'example-survey.csv', content: csv })
  const startFrom = plusDays(today, daysUntilWork)
  const drafts = generateJobOrders({ candidates: outcome.candidates, seed, startFrom })
  await openEnterprises(office, story, drafts, partners.enterprise)
}
