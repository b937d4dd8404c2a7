import type { MiddlewareObj } from '@middy/core'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { SpokenWord } from '../../../domain/enterprises/said-by.ts'
import type { RouteEntry } from '../catalog-entry.ts'
import type { Deps } from '../deps.ts'
import { subjectOf } from '../subject-of.ts'
import type { Parsed } from './request-parsing.ts'
import type { SignedIn } from './staff-sign-in.ts'

/** Puts on record what a colleague wrote, after it was done: under the id of what was made, or of what was changed. */
export function audit(
  route: RouteEntry,
  deps: () => Pick<Deps, 'audit' | 'clock'>,
): MiddlewareObj<APIGatewayProxyEventV2, unknown, Error, SignedIn & Parsed> {
  const { operation, method, onTheirWord } = route
  return {
    async after({ event, context, response }) {
      const { staff, awsRequestId } = context
      if (!staff || method === 'GET' || isDryRun(context.request.body)) return
      const { audit: records, clock } = deps()
      await records.record({
        subject: madeBy(route, response) ?? subjectOf(event.pathParameters ?? {}) ?? operation,
        at: clock.now(),
        requestId: awsRequestId,
        actor: staff.subject,
        role: staff.role,
        action: operation,
        ...(onTheirWord && { word: wordIn(context.request.body) }),
      })
    },
  }
}

/** What was only asked for changed nothing. */
function isDryRun(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'dryRun' in body && body.dryRun === true
}

function wordIn(body: unknown): { by: string; reason: string } {
  const { by, reason } = SpokenWord.parse(body)
  return { by, reason }
}

/** The id of what a call made, where the catalog says that it makes something. */
function madeBy({ makes }: RouteEntry, answer: unknown): string | undefined {
  const id = makes?.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], answer)
  return typeof id === 'string' ? id : undefined
}
