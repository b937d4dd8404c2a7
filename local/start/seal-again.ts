import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { counties } from '../../domain/kernel/places/counties.ts'
import { handler as workersAgain } from '../../functions/rights/seal-again.ts'
import { handler as contactsAgain } from '../../functions/rights/seal-contacts-again.ts'
import { localProblem } from '../http/local-problem.ts'
import { localSentences } from '../http/local-sentences.ts'
import type { LocalRoute } from '../runtime/start-runtime.ts'

const contextOf = (name: string) => ({ functionName: `zhida-rights-${name}`, awsRequestId: 'local' }) as Context

/**
 * `POST /local/seal-again` by a coordinator: every county's workers, every firm's contact and every trip's leader are sealed and
 * their keys wrapped as this version does, after an older folder was opened or a key was added to the secret. On AWS the functions are
 * called page by page.
 */
export const sealAgain: LocalRoute = {
  method: 'POST',
  path: '/local/seal-again',
  async invoke({ headers }: APIGatewayProxyEventV2, { staffTokens }) {
    const staff = await staffTokens.verify(headers['authorization'])
    if ('refused' in staff) return localProblem(401, staff.words, headers)
    if (staff.role !== 'province') return localProblem(403, localSentences('seal-by-coordinator'), headers)
    const done = { workers: 0, contacts: 0, leaders: 0, wrapped: 0, sealed: 0, named: 0, left: 0 }
    const add = (page: { readonly [Name in 'wrapped' | 'sealed' | 'left']: number }) => {
      for (const name of ['wrapped', 'sealed', 'left'] as const) done[name] += page[name]
    }
    for (const countyCode of counties.keys())
      await everyPage(async (cursor) => {
        const page = await workersAgain({ countyCode, cursor }, contextOf('seal-again'))
        done.workers += page.workers
        done.named += page.named
        add(page)
        return page.next
      })
    for (const [of, name] of [
      ['enterprises', 'contacts'],
      ['trips', 'leaders'],
    ] as const)
      await everyPage(async (cursor) => {
        const page = await contactsAgain({ of, cursor }, contextOf('seal-contacts-again'))
        done[name] += page.looked
        add(page)
        return page.next
      })
    return done
  },
}

async function everyPage(page: (cursor: string | null) => Promise<string | null>): Promise<void> {
  let cursor = await page(null)
  while (cursor !== null) cursor = await page(cursor)
}
