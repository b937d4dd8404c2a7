import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { counties } from '../../domain/kernel/places/counties.ts'
import { handler } from '../../functions/rights/seal-again.ts'
import type { LocalRoute } from '../runtime/start-runtime.ts'

/**
 * `POST /local/seal-again` by a coordinator: every county's workers are sealed and their keys wrapped as this version does, after an
 * older folder was opened or a key was added to the secret. On AWS the function is called county by county.
 */
export const sealAgain: LocalRoute = {
  method: 'POST',
  path: '/local/seal-again',
  async invoke({ headers }: APIGatewayProxyEventV2, { staffTokens }) {
    const staff = await staffTokens.verify(headers['authorization'])
    if ('refused' in staff) return { statusCode: 401, body: staff.detail }
    if (staff.role !== 'province') return { statusCode: 403, body: 'A coordinator of the province asks for this.' }
    const done = { workers: 0, wrapped: 0, sealed: 0, left: 0 }
    const context = { functionName: 'zhida-rights-seal-again', awsRequestId: 'local' } as Context
    for (const code of counties.keys())
      for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
        const page: Awaited<ReturnType<typeof handler>> = await handler({ countyCode: code, cursor }, context)
        for (const name of ['workers', 'wrapped', 'sealed', 'left'] as const) done[name] += page[name]
        cursor = page.next
      }
    return done
  },
}
