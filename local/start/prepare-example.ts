import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import type { RealClock } from '../clock/real-clock.ts'
import { generateJobOrders } from '../demo/generate-job-orders.ts'
import { generateSurveySheet } from '../demo/generate-survey-sheet.ts'
import { importSheet } from '../demo/import-sheet.ts'
import { openOffice } from '../demo/office.ts'
import { openEnterprises } from '../demo/open-enterprises.ts'
import { ApiClient } from '../partners/api-client.ts'
import type { Partners } from '../partners/start-partners.ts'
import type { Runtime } from '../runtime/start-runtime.ts'
import type { KeptBeside } from './kept-beside.ts'

const workers = 200
const seed = 1
const daysUntilWork = 14

/** A surveyed county and some enterprises with job orders, so that a batch can be started at once. */
export async function prepareExample(
  runtime: Runtime<RealClock>,
  partners: Partners,
): Promise<KeptBeside['enterprises']> {
  const { clock } = runtime
  const office = openOffice(new ApiClient(runtime), (span) => clock.advance(span))
  const today = dateInShanghai(clock.now())
  const { csv } = generateSurveySheet({ workers, seed, today })
  const { outcome } = await importSheet(office, { fileName: 'example-survey.csv', content: csv })
  const startFrom = plusDays(today, daysUntilWork)
  const drafts = generateJobOrders({ candidates: outcome.candidates, seed, startFrom })
  const enterprises: KeptBeside['enterprises'] = []
  await openEnterprises(office, drafts, {
    today,
    opened(name, orders) {
      const opened = partners.enterprise(name, orders)
      return {
        ...opened,
        introduce(enterpriseId, secret) {
          enterprises.push({ name, enterpriseId, secret })
          opened.introduce(enterpriseId, secret)
        },
      }
    },
  })
  return enterprises
}
